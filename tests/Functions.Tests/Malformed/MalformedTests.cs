using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Faults;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Tests.Malformed;

/// <summary>Whatever is sent to a route or put into a queue: nothing answers 500, nothing breaks, and what cannot be read has its reason on record.</summary>
/// <remarks>tests/malformed sends many more: MALFORMED says how many of each, MALFORMED_SEED where to begin.</remarks>
public class MalformedTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const string AppSecret = "the app's secret";

    [Fact]
    public async Task RandomMessages_AreDoneOrHaveTheirReasonOnRecord()
    {
        await using var world = await WorldAsync();
        var rows = world.Pipeline.Get<FailedMessageRows>();
        var (failures, done, unreadable) = (new List<string>(), 0, 0);

        await ForEachAsync(async (text, seed) =>
        {
            var function = text.Pick(QueueFunction.All);
            var body = text.Like(SampleMessages.ByQueue[function.Queue]);
            if (await function.TryAsync(world.Pipeline.Get<IServiceProvider>(), body, attempt: MessageQueues.MaxDequeueCount) is not { } failure)
            {
                done++;
                return;
            }
            unreadable += failure is UnreadableMessageException ? 1 : 0;
            var record = await rows.FindAsync(function.Queue, body, CancellationToken.None);
            if (failure is not (UnreadableMessageException or TransientSourceException))
                failures.Add($"MALFORMED_SEED={seed}: {function.Queue} {body} fails with {failure}");
            else if (record is null || record.Reason.Length == 0 || record.IsUnreadable != failure is UnreadableMessageException || record.Reason.Contains(RandomText.Secret, StringComparison.Ordinal))
                failures.Add($"MALFORMED_SEED={seed}: {function.Queue} {body} has on record {record}");
        });

        output.WriteLine($"{done} done, {unreadable} unreadable");
        failures.ShouldBeEmpty(string.Join('\n', failures.Take(5)));
        unreadable.ShouldBeGreaterThan(Count / 2, "most of them are no messages");
        done.ShouldBeGreaterThan(Count / 100, "some are");
    }

    [Fact]
    public async Task RandomRequests_AreNeverAnsweredWith500()
    {
        await using var world = await WorldAsync();
        var (failures, statuses) = (new List<string>(), new SortedDictionary<int, int>());

        await ForEachAsync(async (text, seed) =>
        {
            var request = RandomRequest.Draw(text, AppSecret);
            var context = request.Context();
            try
            {
                await request.Function.RunAsync(world.Pipeline.Get<IServiceProvider>(), context, request.Route);
                statuses[context.Response.StatusCode] = statuses.GetValueOrDefault(context.Response.StatusCode) + 1;
                // 501 is OData's word for what a service does not offer.
                if (context.Response.StatusCode is >= 500 and not 501)
                    failures.Add($"MALFORMED_SEED={seed}: {request} answers {context.Response.StatusCode}");
            }
            catch (Exception e)
            {
                failures.Add($"MALFORMED_SEED={seed}: {request} throws {e}");
            }
        });

        output.WriteLine(string.Join(", ", statuses.Select(status => $"{status.Value} with {status.Key}")));
        failures.Count.ShouldBe(0, string.Join('\n', failures.Take(5)));
        foreach (var status in new[] { 200, 400, 404 })
            statuses.GetValueOrDefault(status).ShouldBeGreaterThan(Count / 50);
    }

    private static int Count => Setting("MALFORMED", 3000);

    private static async Task ForEachAsync(Func<RandomText, int, Task> send)
    {
        // Each has a seed of its own, by which it alone can be sent again.
        var first = Setting("MALFORMED_SEED", 1);
        for (var seed = first; seed < first + Count; seed++)
            await send(new(new Random(seed)), seed);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private async Task<World> WorldAsync()
    {
        var stub = await GraphStub.StartAsync();
        var tables = new MemoryTables();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Pipeline.Morning);
        var queues = new ClockedQueues(clock);
        var pipeline = await Pipeline.StartAsync(
            azurite, stub.BaseUri,
            new Dictionary<string, string?>
            {
                ["Facebook:AppSecret"] = AppSecret,
                ["Facebook:WebhookVerifyToken"] = "verify",
                ["Collection:AuthorSecret"] = "a secret of more than thirty-two characters",
                ["X:BaseUrl"] = stub.BaseUri.AbsoluteUri,
                ["X:BearerToken"] = "token",
            },
            tables.Options, clock, queues.Options,
            services => services.AddLogging(logging => logging.ClearProviders()));
        await pipeline.RegisterAsync(collects: CollectedData.Insights | CollectedData.Posts | CollectedData.Comments | CollectedData.Messages);
        await pipeline.Get<Pages>().SaveAsync(new(new(Network.X, "7"), "An account", "UTC", null, null, CollectedData.Usual), CancellationToken.None);
        await pipeline.CollectAsync("1000", new(2026, 10, 1), new(2026, 11, 21));
        await pipeline.QuantifyAsync("1000", new(2026, 11, 21));
        return new(stub, tables, queues, pipeline);
    }

    private sealed record World(GraphStub Stub, MemoryTables Tables, ClockedQueues Queues, Pipeline Pipeline) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Pipeline.DisposeAsync();
            await Stub.DisposeAsync();
            Queues.Dispose();
            Tables.Dispose();
        }
    }
}
