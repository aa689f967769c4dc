using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>The work is broken off at each of its requests to storage in turn, before the request or after its effect, and begun again.</summary>
public class CrashTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_BrokenOffAtAnyRequest_EndsTheSame(bool afterItsEffect)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [.. Enumerable.Range(15, 6).Reverse().Select(day => StubShapes.Post($"{day}", $"2026-11-{day}T10:00:00+0000"))];
        var undisturbed = await RunAsync(stub, new BreakOff(int.MaxValue, afterItsEffect));

        var request = 1;
        while (true)
        {
            var crash = new BreakOff(request++, afterItsEffect);
            (await RunAsync(stub, crash)).ShouldBe(undisturbed, $"broken off at request {crash.At}");
            if (!crash.Happened)
                break;
        }

        request.ShouldBeGreaterThan(15);
    }

    private async Task<string> RunAsync(GraphStub stub, BreakOff crash)
    {
        var options = new TableClientOptions();
        options.AddPolicy(crash, HttpPipelinePosition.PerCall);
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, new Dictionary<string, string?> { ["Collection:BackfillDays"] = "10" }, options);
        await pipeline.RegisterAsync();

        crash.Armed = true;
        await UntilDoneAsync(pipeline.ScheduleAsync);
        while (await pipeline.TakeAsync(MessageQueues.Collect) is { Count: > 0 } messages)
            foreach (var message in messages)
                await UntilDoneAsync(() => pipeline.Get<PageCollector>().RunAsync(CollectMessage.Parse(message), false, CancellationToken.None));
        while (await pipeline.TakeAsync(MessageQueues.Quantify) is { Count: > 0 } messages)
            foreach (var message in messages)
                await UntilDoneAsync(() => pipeline.Get<QuantitativeKpiProcessor>().RunAsync(QuantifyMessage.Parse(message), CancellationToken.None));
        crash.Armed = false;
        return await pipeline.DumpAsync();
    }

    private static async Task UntilDoneAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is BreakOffException or InvalidOperationException)
        {
            await work();
        }
    }

    private sealed class BreakOffException : Exception;

    private sealed class BreakOff(int at, bool afterItsEffect) : HttpPipelinePolicy
    {
        private int _requests;

        public int At => at;

        public bool Armed { get; set; }

        public bool Happened { get; private set; }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var isTheOne = Armed && ++_requests == at;
            Happened |= isTheOne;
            if (isTheOne && !afterItsEffect)
                throw new BreakOffException();
            await ProcessNextAsync(message, pipeline);
            if (isTheOne)
                throw new BreakOffException();
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
    }
}
