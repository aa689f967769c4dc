using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

public class CollectionSchedulerTests(AzuriteFixture azurite)
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public async Task Schedule_FirstRun_AsksForTheBackfill()
    {
        await using var pipeline = await StartAsync();

        await pipeline.ScheduleAsync();

        (await pipeline.TakeAsync(MessageQueues.Collect)).ShouldBe(["""{"version":1,"page":"facebook/1000","firstDay":"2026-08-24","lastDay":"2026-11-21","asOfDay":"2026-11-21","stream":"days"}"""]);
    }

    [Fact]
    public async Task Schedule_AgainBeforeAnythingIsCollected_AsksAgain()
    {
        await using var pipeline = await StartAsync();
        await pipeline.ScheduleAsync();
        var first = await WindowsAsync(pipeline);

        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBe(first);
    }

    [Fact]
    public async Task Schedule_SameDayWhenCollected_AsksForNothingAndWritesNothing()
    {
        await using var pipeline = await StartAsync();
        await RunAndCoverAsync(pipeline);
        var before = (await pipeline.Tables.CollectionStates.GetEntityAsync<TableEntity>("facebook", "1000")).Value.ETag;

        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBeEmpty();
        (await pipeline.Tables.CollectionStates.GetEntityAsync<TableEntity>("facebook", "1000")).Value.ETag.ShouldBe(before);
    }

    [Fact]
    public async Task Schedule_NextDay_AsksForTheTrailingReread()
    {
        await using var pipeline = await StartAsync();
        await RunAndCoverAsync(pipeline);

        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBe(["2026-10-26..2026-11-22"]);
    }

    [Fact]
    public async Task Schedule_TwiceOnTheNextDay_AsksTheSecondTimeOnlyForTheNewDay()
    {
        await using var pipeline = await StartAsync();
        await RunAndCoverAsync(pipeline);
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.ScheduleAsync();
        await WindowsAsync(pipeline);

        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBe(["2026-11-22..2026-11-22"]);
    }

    [Theory]
    [InlineData(false, "2026-10-26..2026-11-22")]
    [InlineData(true, "2026-11-22..2026-11-22")]
    public async Task Schedule_RereadThatWasLost_IsAskedForAgain(bool comesAgain, string expected)
    {
        await using var pipeline = await StartAsync();
        await RunAndCoverAsync(pipeline);
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.ScheduleAsync();
        await WindowsAsync(pipeline);

        await pipeline.Get<CollectionStates>().UpdateAsync(new(Network.Facebook, "1000"), CollectionStream.Days,
            state => state.After(new(new(2026, 10, 26), new(2026, 11, 22)), new(MetricStatus.NotCollected, "Refused."), comesAgain), CancellationToken.None);
        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBe([expected]);
    }

    [Theory]
    [InlineData(5, "2026-10-30..2026-11-26")]
    [InlineData(40, "2026-11-22..2026-12-31")]
    public async Task Schedule_AfterAGap_AsksForTheGapAndTheReread(int days, string expected)
    {
        await using var pipeline = await StartAsync();
        await RunAndCoverAsync(pipeline);

        pipeline.Clock.Advance(TimeSpan.FromDays(days));
        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBe([expected]);
    }

    [Fact]
    public async Task Schedule_DaysLaterWithoutCollection_KeepsTheFirstDay()
    {
        await using var pipeline = await StartAsync();
        await pipeline.ScheduleAsync();
        await WindowsAsync(pipeline);

        pipeline.Clock.Advance(TimeSpan.FromDays(3));
        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBe(["2026-08-24..2026-11-24"]);
        (await pipeline.StateAsync()).WantedFirstDay.ShouldBe(new(2026, 8, 24));
    }

    [Fact]
    public async Task Schedule_LastDay_IsNotPassed()
    {
        await using var pipeline = await StartAsync(lastDay: new(2018, 7, 19));

        await pipeline.ScheduleAsync();
        (await WindowsAsync(pipeline)).ShouldBe(["2018-04-21..2018-07-19"]);
        await CoverAsync(pipeline, new(2018, 4, 21), new(2018, 7, 19));
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Schedule_LongBackfill_IsCutIntoWindowsNewestFirst()
    {
        await using var pipeline = await StartAsync(new() { ["Collection:BackfillDays"] = "600" });

        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBe(["2026-05-06..2026-11-21", "2025-10-18..2026-05-05", "2025-04-01..2025-10-17"]);
    }

    [Fact]
    public async Task Schedule_HoleInThePast_IsAskedForAgain()
    {
        await using var pipeline = await StartAsync();
        await pipeline.ScheduleAsync();
        await WindowsAsync(pipeline);
        await CoverAsync(pipeline, new(2026, 8, 24), new(2026, 9, 10));
        await CoverAsync(pipeline, new(2026, 9, 12), new(2026, 11, 21));

        await pipeline.ScheduleAsync();

        (await WindowsAsync(pipeline)).ShouldBe(["2026-09-11..2026-09-11"]);
    }

    [Fact]
    public async Task Schedule_ManyPages_AsksForEach()
    {
        await using var pipeline = await StartAsync();
        foreach (var id in Enumerable.Range(2000, 40))
            await pipeline.RegisterAsync($"{id}");

        await pipeline.ScheduleAsync();

        (await pipeline.TakeAsync(MessageQueues.Collect)).Select(m => CollectMessage.Parse(m).Page).Distinct().Count().ShouldBe(41);
    }

    [Fact]
    public async Task Schedule_OnePageBroken_SchedulesTheOthersAndSaysSo()
    {
        await using var pipeline = await StartAsync();
        await pipeline.RegisterAsync("0999");
        await pipeline.RegisterAsync("1001");
        await pipeline.Tables.CollectionStates.AddEntityAsync(new TableEntity("facebook", "1000") { ["CoveredDays"] = "all of them" });

        (await Should.ThrowAsync<InvalidOperationException>(pipeline.ScheduleAsync)).Message.ShouldStartWith("1 pages");

        (await pipeline.TakeAsync(MessageQueues.Collect)).Select(m => CollectMessage.Parse(m).Page).ShouldBe(["facebook/0999", "facebook/1001"]);
        pipeline.Logs.All.ShouldContain(line => line.Contains("facebook/1000", StringComparison.Ordinal) && line.StartsWith("Error", StringComparison.Ordinal));
    }

    private async Task<Pipeline> StartAsync(Dictionary<string, string?>? settings = null, DateOnly? lastDay = null)
    {
        var pipeline = await Pipeline.StartAsync(azurite, Nowhere, settings);
        await pipeline.RegisterAsync(lastDay: lastDay);
        return pipeline;
    }

    private static async Task RunAndCoverAsync(Pipeline pipeline)
    {
        await pipeline.ScheduleAsync();
        await WindowsAsync(pipeline);
        await CoverAsync(pipeline, new(2026, 8, 24), new(2026, 11, 21));
    }

    private static async Task CoverAsync(Pipeline pipeline, DateOnly first, DateOnly last) => await pipeline.Get<CollectionStates>().UpdateAsync(
        new(Network.Facebook, "1000"), CollectionStream.Days, state => state.After(new(first, last), null), CancellationToken.None);

    private static async Task<IReadOnlyList<string>> WindowsAsync(Pipeline pipeline) =>
        [.. (await pipeline.TakeAsync(MessageQueues.Collect)).Select(m => CollectMessage.Parse(m).Days.ToString())];
}
