using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Feed;

/// <summary>Storage that is slow, or fails at once or midway: the reader misses nothing without noticing.</summary>
public sealed class FeedUnderTroubleTests(AzuriteFixture azurite)
{
    private const string OfEveryDay = "DailyMetrics?$select=Key&$filter=Day ge 2026-10-01 and Day le 2026-10-10";

    private static readonly DateOnly FirstDay = new(2026, 10, 1);

    [Fact]
    public async Task Page_ThatTakesTooLong_EndsEarlyAndItsLinkGoesOn()
    {
        var clock = new FakeTimeProvider(Pipeline.Morning);
        await using var pipeline = await StartAsync(new() { Before = _ => Passing(TimeSpan.FromSeconds(40), clock) }, clock);

        var (keys, answers) = (new List<string>(), 0);
        for (string? next = OfEveryDay; next is not null; answers++)
        {
            var answer = await pipeline.FeedAsync(next);
            keys.AddRange(answer.Keys());
            next = answer.Next?.Replace("https://kpi.example.com/api/odata/", "", StringComparison.Ordinal);
        }

        answers.ShouldBeGreaterThan(1);
        keys.ShouldBe(Enumerable.Range(1, 3).SelectMany(page => Enumerable.Range(1, 10).Select(day => $"facebook~{page}~202610{day:D2}")));
    }

    [Fact]
    public async Task Storage_FailingAtOnce_IsAnErrorToTryAgain()
    {
        await using var pipeline = await StartAsync(new() { Before = FailOn("facebook|1|202610") });

        var answer = await pipeline.FeedAsync(OfEveryDay);

        (answer.Status, answer.Json.GetProperty("error").GetProperty("code").GetString()).ShouldBe((503, "StorageUnavailable"));
    }

    [Fact]
    public async Task Storage_FailingMidway_BreaksOffInsteadOfEndingWell()
    {
        await using var pipeline = await StartAsync(new() { Before = FailOn("facebook|2|202610") });
        var started = new StartedResponse();

        var thrown = await Should.ThrowAsync<Azure.RequestFailedException>(() => pipeline.FeedAsync(OfEveryDay, features: features => features.Set<IHttpResponseFeature>(started)));

        thrown.Status.ShouldBe(500);
        started.StatusCode.ShouldBe(200, "it was said already, so only breaking off is left");
    }

    [Fact]
    public async Task Storage_SlowWithRows_IsNotWaitedForInSilence()
    {
        var clock = new FakeTimeProvider(Pipeline.Morning);
        var gate = new Gate();
        await using var pipeline = await StartAsync(new() { Before = _ => gate.PassAsync() }, clock);
        using var body = new MemoryStream();

        var answering = pipeline.FeedAsync(OfEveryDay, body: body);
        await gate.ReachedAsync();
        body.Length.ShouldBe(0, "an error could still be said");
        await Eventually.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(100));
                return Task.FromResult(body.Length > 0);
            },
            TimeSpan.FromSeconds(30), () => "nothing was written");
        gate.Open();

        (await answering).Keys().Count().ShouldBe(30);
    }

    [Fact]
    public async Task Storage_FailingSlowlyWithPages_IsAnErrorAllTheSame()
    {
        var (clock, gate) = (new FakeTimeProvider(Pipeline.Morning), new Gate());
        await using var pipeline = await StartAsync(new() { Table = "Pages", Before = _ => gate.PassAsync() }, clock);
        using var body = new MemoryStream();

        var answering = pipeline.FeedAsync(OfEveryDay, body: body);
        await gate.ReachedAsync();
        // An answer that began by time alone would have begun by then.
        for (var i = 0; i < 20; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10);
        }
        body.Length.ShouldBe(0);
        gate.Fail();

        (await answering).Status.ShouldBe(503);
    }

    private static Task Passing(TimeSpan time, FakeTimeProvider clock)
    {
        clock.Advance(time);
        return Task.CompletedTask;
    }

    private static Func<string, Task> FailOn(string partition) => filter =>
        filter.Contains(partition, StringComparison.Ordinal) ? throw new Azure.RequestFailedException(500, "planted") : Task.CompletedTask;

    private async Task<Pipeline> StartAsync(Interference interference, FakeTimeProvider? clock = null)
    {
        var options = new TableClientOptions();
        options.AddPolicy(interference, HttpPipelinePosition.PerCall);
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), tableOptions: options, clock: clock);
        foreach (var id in new[] { "1", "2", "3" })
        {
            var page = new PageKey(Network.Facebook, id);
            await pipeline.Get<Pages>().SaveAsync(new(page, null, null, null, null, CollectedData.Insights), CancellationToken.None);
            await pipeline.Get<DailyPageMetricsRows>().UpdateAsync(
                Enumerable.Range(0, 10).Select(day => new DailyPageMetrics(page, FirstDay.AddDays(day), new Dictionary<PageMetric, MetricValue>())), FirstDay.AddDays(10), CancellationToken.None);
        }
        interference.IsOn = true;
        return pipeline;
    }

    /// <summary>Does something before each query of a table.</summary>
    private sealed class Interference : HttpPipelinePolicy
    {
        public string Table { get; init; } = "DailyPageMetrics";

        public required Func<string, Task> Before { get; init; }

        public bool IsOn { get; set; }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var uri = message.Request.Uri.ToUri();
            if (IsOn && uri.AbsolutePath.EndsWith(Table + "()", StringComparison.Ordinal))
                await Before(Uri.UnescapeDataString(uri.Query));
            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("the feed reads asynchronously");
    }

    /// <summary>Holds requests back until it is opened, or fails them.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new();
        private readonly TaskCompletionSource _opened = new();

        public Task PassAsync()
        {
            _reached.TrySetResult();
            return _opened.Task;
        }

        public Task ReachedAsync() => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Open() => _opened.SetResult();

        public void Fail() => _opened.SetException(new Azure.RequestFailedException(500, "planted"));
    }

    /// <summary>An answer whose head is on its way.</summary>
    private sealed class StartedResponse : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }
}
