using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

/// <summary>2026-11-16 is a Monday: windows that end on the 15th and on the 16th are of different weeks.</summary>
public class RefusedMetricsTests(AzuriteFixture azurite)
{
    private const int RequestsWithAllMetrics = 4;
    private const string Gone = "page_views_total";

    private static readonly DateOnly Wednesday = new(2026, 11, 11);
    private static readonly DateOnly NextMonday = new(2026, 11, 16);

    [Theory]
    [InlineData("page_views_total")]
    [InlineData("page_follows,page_media_view,page_total_actions")]
    [InlineData("page_total_media_view_unique")]
    public async Task Collect_SecondMessage_NeedsNoMoreRequestsThanWithAllMetrics(string removed)
    {
        await using var stub = await GraphStub.StartAsync();
        Remove(stub, removed.Split(','));
        await using var pipeline = await StartAsync(stub);
        var first = await RequestsAsync(stub, pipeline, Wednesday);

        var second = await RequestsAsync(stub, pipeline, Wednesday.AddDays(1));

        second.ShouldBeLessThanOrEqualTo(RequestsWithAllMetrics);
        first.ShouldBeGreaterThan(second, "the first message had to find out which metrics are gone");
        stub.Requests.ShouldAllBe(r => !r.Metrics.Any(removed.Split(',').Contains));
        (await pipeline.DaysAsync(new(Wednesday.AddDays(1), Wednesday.AddDays(1)))).Single().Values.Values
            .Count(value => value.Status == MetricStatus.MetricRemoved).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Collect_AllMetricsAlive_RemembersNothing()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        (await RequestsAsync(stub, pipeline, Wednesday)).ShouldBe(RequestsWithAllMetrics);
        (await RowsAsync(pipeline)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_NextWeek_AsksAgainApartFromTheOthers()
    {
        await using var stub = await GraphStub.StartAsync();
        Remove(stub, Gone);
        await using var pipeline = await StartAsync(stub);
        await RequestsAsync(stub, pipeline, Wednesday);

        (await RequestsAsync(stub, pipeline, NextMonday)).ShouldBe(RequestsWithAllMetrics + 1);
        (await RequestsAsync(stub, pipeline, NextMonday.AddDays(1))).ShouldBe(RequestsWithAllMetrics);
        (await RowsAsync(pipeline)).ShouldBe(["facebook|1000 v26.0|page_views_total|day 2026-11-11 2026-11-23"]);
    }

    [Fact]
    public async Task Collect_MetricOfferedAgain_IsForgottenAndCollected()
    {
        await using var stub = await GraphStub.StartAsync();
        Remove(stub, Gone);
        await using var pipeline = await StartAsync(stub);
        await RequestsAsync(stub, pipeline, Wednesday);

        Remove(stub);
        await RequestsAsync(stub, pipeline, NextMonday);

        (await RowsAsync(pipeline)).ShouldBeEmpty();
        (await pipeline.DaysAsync(new(NextMonday, NextMonday))).Single()[PageMetric.PageVisits].Count.ShouldNotBeNull();
        (await RequestsAsync(stub, pipeline, NextMonday.AddDays(1))).ShouldBe(RequestsWithAllMetrics);
    }

    [Fact]
    public async Task Collect_AnotherVersionOfTheApi_FindsOutForItself()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        await pipeline.Get<Functions.Storage.RefusedMetrics>().RememberAsync(
            new(Network.Facebook, "1000"), "v25.0", new Dictionary<string, Functions.Storage.RefusedMetric> { [$"{Gone}|day"] = Functions.Storage.RefusedMetric.On(Wednesday) }, CancellationToken.None);

        await RequestsAsync(stub, pipeline, Wednesday);

        (await pipeline.DaysAsync(new(Wednesday, Wednesday))).Single()[PageMetric.PageVisits].Count.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-09", "2026-11-13", "2026-11-17")]
    [InlineData("2026-11-17", "2026-11-13", "2026-11-09", "2026-11-01")]
    [InlineData("2026-11-13", "2026-11-01", "2026-11-17", "2026-11-09")]
    public async Task Collect_WindowsInAnyOrder_RememberTheSame(params string[] lastDays)
    {
        await using var stub = await GraphStub.StartAsync();
        Remove(stub, Gone);
        await using var pipeline = await StartAsync(stub);

        foreach (var day in lastDays)
            await RequestsAsync(stub, pipeline, DateOnly.Parse(day, null));

        (await RowsAsync(pipeline)).ShouldBe(["facebook|1000 v26.0|page_views_total|day 2026-11-01 2026-11-23"]);
    }

    [Fact]
    public async Task Collect_WindowAskedForInHalves_FindsOutOnce()
    {
        await using var stub = await GraphStub.StartAsync();
        Remove(stub, Gone);
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", new(2026, 8, 24), new(2026, 11, 21));

        var asked = stub.Requests.Where(r => r.Metrics.Contains(Gone)).Select(r => r.Query["since"]).Distinct();
        asked.ShouldBe(["2026-08-24"]);
    }

    private static void Remove(GraphStub stub, params string[] metrics) => stub.Instead = r =>
        r.Metrics.Any(metrics.Contains) ? new(400, GraphStub.Error(100, null, "(#100) The value must be a valid insights metric")) : null;

    /// <summary>Collects one day and counts the requests for insights.</summary>
    private static async Task<int> RequestsAsync(GraphStub stub, Pipeline pipeline, DateOnly day)
    {
        stub.Requests.Clear();
        await pipeline.CollectAsync("1000", day, day);
        return stub.Requests.Count(r => r.Edge == "insights");
    }

    private static async Task<List<string>> RowsAsync(Pipeline pipeline)
    {
        var rows = new List<string>();
        await foreach (var row in pipeline.Tables.RefusedMetrics.QueryAsync<TableEntity>())
            rows.Add($"{row.PartitionKey} {row.RowKey} {row.GetString("FirstRefusedDay")} {row.GetString("RetryFromDay")}");
        return rows;
    }

    private async Task<Pipeline> StartAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        return pipeline;
    }
}
