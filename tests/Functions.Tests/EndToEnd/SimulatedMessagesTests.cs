using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>Private messages from the simulator: what is stored is what was written, as far as it can be read.</summary>
public class SimulatedMessagesTests(AzuriteFixture azurite)
{
    private static readonly DayRange Backfill = new(new(2026, 8, 24), new(2026, 11, 21));
    private static readonly Dictionary<string, string?> Settings = new() { ["Collection:AuthorSecret"] = "a-secret-of-thirty-two-characters-or-more" };

    [Fact]
    public async Task Run_Backfill_StoresWhoWroteWhenAndNothingElse()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, Settings, CollectedData.Messages);

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        var everything = string.Join('\n', [await pipeline.DumpAsync(), .. pipeline.Delivered, .. pipeline.Logs.All]);
        foreach (var page in run.Pages)
        {
            var truth = await run.MessagesAsync(page.Id);
            var conversations = truth.GroupBy(m => Text(m, "conversationId")).Select(c => c.OrderBy(m => m.GetProperty("createdAt").GetDateTimeOffset()).ToList()).ToList();
            var readable = conversations.SelectMany(c => c.Select((m, i) => (Message: m, FollowsGap: IsReadable(m) && i > 0 && !IsReadable(c[i - 1]))))
                .Where(m => IsReadable(m.Message) && Backfill.Contains(m.Message.GetProperty("day").Deserialize<DateOnly>())).ToList();
            readable.Count.ShouldBeGreaterThan(100);
            readable.ShouldContain(m => m.FollowsGap, "a conversation is long, or this proves nothing");

            var rows = await RowsAsync(pipeline, page.Id);
            rows.Select(r => Line(r.GetDateTimeOffset("CreatedAt")!.Value, r.GetBoolean("IsFromPage")!.Value, r.GetBoolean("FollowsGap")!.Value)).Order()
                .ShouldBe(readable.Select(m => Line(m.Message.GetProperty("createdAt").GetDateTimeOffset(), m.Message.GetProperty("isFromPage").GetBoolean(), m.FollowsGap)).Order());
            AnswerTimes(rows).Order().ShouldBe(readable.Select(m => m.Message).GroupBy(m => Text(m, "conversationId"))
                .SelectMany(c => AnswerTimes(c.Select(m => (m.GetProperty("createdAt").GetDateTimeOffset(), m.GetProperty("isFromPage").GetBoolean())))).Order());
            foreach (var personal in truth.SelectMany(m => new[] { Text(m, "id"), Text(m, "conversationId"), Text(m, "customerId"), Text(m, "text") }).Distinct())
                everything.ShouldNotContain(personal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Run_MessagesTwiceShuffledAndAtOnce_EndsTheSame(int seed)
    {
        await using var run = await SimulatedRun.StartAsync(seed);
        await using var undisturbed = await run.CollectorAsync(azurite, Settings, CollectedData.Messages);
        await undisturbed.ScheduleAsync();
        await undisturbed.DrainAsync();

        await using var disturbed = await run.CollectorAsync(azurite, Settings, CollectedData.Messages);
        var random = new Random(seed);
        await disturbed.ScheduleAsync();
        await disturbed.DrainAsync(Deliveries.TwiceShuffled(random), atOnce: true);

        (await disturbed.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
    }

    [Fact]
    public async Task Run_SmallWindowsInAnyOrder_EndTheSame()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var undisturbed = await run.CollectorAsync(azurite, Settings, CollectedData.Messages);
        await undisturbed.ScheduleAsync();
        await undisturbed.DrainAsync();

        await using var inPieces = await run.CollectorAsync(azurite, Settings, CollectedData.Messages);
        await inPieces.ScheduleAsync();
        await inPieces.DrainAsync(messages => messages.Where(m => !m.Contains("\"messages\"", StringComparison.Ordinal)));
        var windows = Backfill.SplitInto(13).ToArray();
        new Random(5).Shuffle(windows);
        foreach (var page in run.Pages)
            foreach (var window in windows)
                await inPieces.Get<PageCollector>().RunAsync(
                    CollectMessage.For(new(Network.Facebook, page.Id), window, Backfill.LastDay, CollectionStream.Messages), false, CancellationToken.None);
        await inPieces.DrainAsync();

        (await inPieces.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
    }

    [Fact]
    public async Task Run_DayAfterDay_KeepsWhatTheNetworkNoLongerHandsOut()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, Settings, CollectedData.Messages);
        var page = run.Pages[0].Id;

        var known = new HashSet<string>();
        foreach (var days in new[] { 0, 1, 1, 1, 4, 1, 1, 1, 1, 1 })
        {
            run.Clock.Advance(TimeSpan.FromDays(days));
            await pipeline.ScheduleAsync();
            await pipeline.DrainAsync();
            known.UnionWith((await run.MessagesAsync(page)).Where(IsReadable).Where(m => m.GetProperty("day").Deserialize<DateOnly>() >= Backfill.FirstDay).Select(m => Text(m, "id")));
        }

        var rows = await RowsAsync(pipeline, page);
        rows.Count.ShouldBe(known.Count);
        known.Count.ShouldBeGreaterThan((await run.MessagesAsync(page)).Count(m => IsReadable(m) && m.GetProperty("day").Deserialize<DateOnly>() >= Backfill.FirstDay), "something left reach, or this proves nothing");
    }

    [Theory]
    [InlineData("no_permission", "no_permission")]
    [InlineData("object_permission", "no_permission")]
    [InlineData("messaging_permission", "no_permission")]
    [InlineData("messenger_limit", "not_collected")]
    public async Task Run_ConversationsRefused_LeavesDaysAndOtherPagesAlone(string kind, string status)
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, Settings, CollectedData.Insights | CollectedData.Messages);
        await run.SetFaultAsync(run.Pages[0].Id, new { kind, endpoint = "conversations" });

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        (await StateAsync(pipeline, run.Pages[0].Id, CollectionStream.Messages)).Status.Name().ShouldBe(status);
        (await StateAsync(pipeline, run.Pages[0].Id, CollectionStream.Days)).Status.ShouldBe(MetricStatus.Ok);
        (await RowsAsync(pipeline, run.Pages[0].Id)).ShouldBeEmpty();
        foreach (var page in run.Pages.Skip(1))
            (await StateAsync(pipeline, page.Id, CollectionStream.Messages)).Status.ShouldBe(MetricStatus.Ok);
    }

    [Theory]
    [InlineData("not_json")]
    [InlineData("truncated_json")]
    [InlineData("server_error")]
    [InlineData("unavailable")]
    public async Task Run_TroubleThatPasses_EndsAsWithout(string kind)
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var undisturbed = await run.CollectorAsync(azurite, Settings, CollectedData.Messages);
        await undisturbed.ScheduleAsync();
        await undisturbed.DrainAsync();

        await using var troubled = await run.CollectorAsync(azurite, Settings, CollectedData.Messages);
        await run.SetFaultAsync(run.Pages[1].Id, new { kind, times = 2, endpoint = "conversations" });
        await troubled.ScheduleAsync();
        await troubled.DrainAsync();

        (await troubled.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
    }

    private static async Task<CollectionState> StateAsync(Pipeline pipeline, string page, CollectionStream stream) =>
        await pipeline.Get<CollectionStates>().UpdateAsync(new(Network.Facebook, page), stream, state => state, CancellationToken.None);

    private static IEnumerable<double> AnswerTimes(IEnumerable<TableEntity> rows) => rows.GroupBy(r => r.GetString("ConversationKey"))
        .SelectMany(c => AnswerTimes(c.Select(r => (r.GetDateTimeOffset("CreatedAt")!.Value, r.GetBoolean("IsFromPage")!.Value))));

    private static IEnumerable<double> AnswerTimes(IEnumerable<(DateTimeOffset At, bool IsFromPage)> conversation)
    {
        DateTimeOffset? asked = null;
        foreach (var (at, isFromPage) in conversation.OrderBy(m => m.At))
        {
            if (!isFromPage)
                asked ??= at;
            else if (asked is { } since)
            {
                yield return (at - since).TotalSeconds;
                asked = null;
            }
        }
    }

    private static bool IsReadable(JsonElement message) => message.GetProperty("isReadable").GetBoolean();

    private static string Text(JsonElement message, string field) => message.GetProperty(field).GetString()!;

    private static string Line(DateTimeOffset at, bool isFromPage, bool followsGap) => $"{at.UtcDateTime:s} {isFromPage} {followsGap}";

    private static async Task<List<TableEntity>> RowsAsync(Pipeline pipeline, string page)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in pipeline.Tables.Messages.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PageId eq {page}")))
            if (row.GetDay("Day") >= Backfill.FirstDay) // What is kept of the day before is of conversations that went on.
                rows.Add(row);
        return rows;
    }
}
