using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Tests.EndToEnd;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

public class FollowersByCountryTests(AzuriteFixture azurite)
{
    private const string Metric = "page_follows_country";

    private static readonly DayRange Days = new(new(2026, 11, 16), new(2026, 11, 17));
    private static readonly Dictionary<string, string?> Settings = new() { ["Facebook:FollowersByCountry"] = "true" };

    [Fact]
    public async Task Collect_ByDefault_IsNotAskedFor()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub, new());

        await CollectAsync(pipeline);

        stub.Requests.ShouldNotContain(r => r.Metrics.Contains(Metric));
        (await RowsAsync(pipeline)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_WithTheSetting_StoresCountriesAndTheirSumInNoMoreRequests()
    {
        await using var stub = await StubAsync("""{"FR":400,"BE":"30"}""", """{"FR":401}""");
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);
        await CollectAsync(pipeline);

        (await RowsAsync(pipeline)).ShouldBe(["20261116|* 430 ok", "20261116|BE 30 ok", "20261116|FR 400 ok", "20261117|* 401 ok", "20261117|FR 401 ok"]);
        stub.Requests.Count(r => r.Edge == "insights").ShouldBe(2 * 4);
    }

    [Fact]
    public async Task Collect_CountryNoLongerListed_HasNoFollowersLeft()
    {
        await using var stub = await StubAsync("""{"FR":400,"BE":30}""", """{"FR":401,"BE":30}""");
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);

        Answer(stub, """{"FR":402}""", null);
        await CollectAsync(pipeline);

        (await RowsAsync(pipeline)).ShouldBe(
            ["20261116|* 402 ok", "20261116|BE 0 ok", "20261116|FR 402 ok", "20261117|* 431 ok", "20261117|BE 30 ok", "20261117|FR 401 ok"]);
    }

    [Theory]
    [InlineData(99, "below_threshold")]
    [InlineData(100, "not_collected")]
    public async Task Collect_NoCountries_SaysWhetherThereAreTooFewFollowers(long followers, string status)
    {
        await using var stub = await StubAsync(null, "{}");
        stub.Value = (metric, _) => metric == "page_follows" ? followers : 1;
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline);

        (await RowsAsync(pipeline)).ShouldBe([$"20261116|*  {status}", $"20261117|*  {status}"]);
    }

    [Fact]
    public async Task Collect_MetricRefused_IsRememberedAndRetriedInTheNextWeek()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Metrics.Contains(Metric) ? new(400, GraphStub.Error(100, message: "(#100) The value must be a valid insights metric")) : null;
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);
        (await RowsAsync(pipeline)).ShouldBe(["20261116|*  metric_removed", "20261117|*  metric_removed"]);
        (await pipeline.DaysAsync(Days)).ShouldAllBe(d => d[PageMetric.Followers].Count != null);

        stub.Requests.Clear();
        await CollectAsync(pipeline);
        stub.Requests.ShouldNotContain(r => r.Metrics.Contains(Metric));

        pipeline.Clock.Advance(TimeSpan.FromDays(7));
        await pipeline.CollectAsync("1000", new(2026, 11, 23), new(2026, 11, 23));
        stub.Requests.Count(r => r.Metrics.Contains(Metric)).ShouldBe(1);
    }

    [Fact]
    public async Task Collect_RefusedLater_KeepsTheCounts()
    {
        await using var stub = await StubAsync("""{"FR":400}""", """{"FR":401}""");
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline);
        var before = await RowsAsync(pipeline);

        stub.Instead = r => r.Edge == "insights" ? new(400, GraphStub.Error(190)) : null;
        await CollectAsync(pipeline);

        (await RowsAsync(pipeline)).ShouldBe(before);
    }

    [Fact]
    public async Task Run_Simulated_StoresWhatWasServed()
    {
        var backfill = new DayRange(new(2026, 8, 24), new(2026, 11, 21));
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await run.CollectorAsync(azurite, Settings);

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync(messages => messages.Concat(messages));

        foreach (var page in run.Pages)
        {
            var served = await run.CountriesAsync(page.Id, backfill);
            served.Count.ShouldBeGreaterThan(10 * backfill.DayCount);
            (await EntitiesAsync(pipeline, page.Id)).Where(r => r.GetString("Country") != "*")
                .Select(r => $"{r.GetString("Day")} {r.GetString("Country")} {r.GetInt64("Followers")}").ShouldBe(served, ignoreOrder: true);
        }
    }

    private static async Task<GraphStub> StubAsync(string? first, string? second)
    {
        var stub = await GraphStub.StartAsync();
        Answer(stub, first, second);
        return stub;
    }

    /// <summary>The values of the two days; null leaves a point out.</summary>
    private static void Answer(GraphStub stub, string? first, string? second)
    {
        var points = new[] { (Value: first, End: "2026-11-17"), (Value: second, End: "2026-11-18") }
            .Where(p => p.Value is not null).Select(p => $$"""{"value":{{p.Value}},"end_time":"{{p.End}}T08:00:00+0000"}""");
        stub.Countries = $$"""{"name":"page_follows_country","period":"day","values":[{{string.Join(',', points)}}]}""";
    }

    private async Task<Pipeline> StartAsync(GraphStub stub, Dictionary<string, string?>? settings = null)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, settings ?? Settings);
        await pipeline.RegisterAsync();
        return pipeline;
    }

    private static Task CollectAsync(Pipeline pipeline) => pipeline.CollectAsync("1000", Days.FirstDay, Days.LastDay);

    private static async Task<List<string>> RowsAsync(Pipeline pipeline) =>
        [.. (await EntitiesAsync(pipeline, "1000")).Select(r => $"{r.RowKey} {r.GetInt64("Followers")} {r.GetString("FollowersStatus")}")];

    private static async Task<List<TableEntity>> EntitiesAsync(Pipeline pipeline, string page)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in pipeline.Tables.FollowersByCountry.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PageId eq {page}")))
            rows.Add(row);
        return rows;
    }
}
