using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class KpiSeriesReportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Get_Weeks_AreThoseThatLieInTheRange()
    {
        await using var pipeline = await StartAsync(DayRange.EndingOn(PageHistoryOf.LastDay, 40));

        var body = (await GetAsync(pipeline, "week", "views,engagement_rate_by_views", "2026-10-20", "2026-11-12")).Body;

        var periods = body.GetProperty("periods").EnumerateArray().ToList();
        periods.Select(period => (Text(period, "firstDay"), Text(period, "lastDay"))).ShouldBe([("2026-10-26", "2026-11-01"), ("2026-11-02", "2026-11-08")]);
        periods[0].GetProperty("kpis").EnumerateArray().Select(kpi => Text(kpi, "id")).ShouldBe(["views", "engagement_rate_by_views"]);
        // Views are 100 a day.
        periods[1].GetProperty("kpis")[0].GetProperty("value").GetDouble().ShouldBe(700);
        periods[1].GetProperty("kpis")[0].GetProperty("seriesBreaks").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Get_Days_HaveTheirRates()
    {
        await using var pipeline = await StartAsync(DayRange.EndingOn(PageHistoryOf.LastDay, 10));

        var periods = (await GetAsync(pipeline, "day", "engagement_rate_by_views", "2026-11-20", "2026-11-21")).Body.GetProperty("periods").EnumerateArray().ToList();

        periods.Select(period => period.GetProperty("kpis")[0].GetProperty("value").GetDouble()).ShouldBe([0.05, 0.05]);
    }

    [Fact]
    public async Task Get_AMonthThatHoldsASeriesBreak_SaysSo()
    {
        await using var pipeline = await StartAsync(new(new(2025, 10, 1), new(2025, 12, 31)));

        var months = (await GetAsync(pipeline, "month", "views,engagements,weekly_growth_rate", "2025-10-01", "2025-12-31")).Body.GetProperty("periods").EnumerateArray().ToList();

        JsonElement Kpi(JsonElement month, string id) => month.GetProperty("kpis").EnumerateArray().Single(kpi => Text(kpi, "id") == id);
        months.Select(month => string.Join(',', Kpi(month, "views").GetProperty("seriesBreaks").EnumerateArray().Select(day => day.GetString()))).ShouldBe(["", "2025-11-15", ""]);
        Kpi(months[1], "engagements").GetProperty("seriesBreaks").GetArrayLength().ShouldBe(0, "engagements are counted as ever");
        months.Select(month => Text(Kpi(month, "weekly_growth_rate"), "status")).ShouldBe(["ok", "undefined", "ok"]);
    }

    [Fact]
    public async Task Scorecard_PeriodsAcrossASeriesBreak_TellNoChange()
    {
        await using var pipeline = await StartAsync(new(new(2025, 10, 1), new(2025, 12, 31)));

        var body = (await pipeline.SendAsync(await pipeline.Get<ScorecardReport>().GetAsync("facebook", "1000", new(null, "month", "2025-12-31"), CancellationToken.None))).Body;

        JsonElement Before(string id) => body.GetProperty("kpis").EnumerateArray().Single(kpi => Text(kpi, "id") == id).GetProperty("before");
        (Before("views").GetProperty("changeRate").ValueKind, Text(Before("views"), "changeStatus")).ShouldBe((JsonValueKind.Null, "series_break"));
        (Before("views").GetProperty("value").GetDouble(), Text(Before("engagements"), "changeStatus")).ShouldBe((3000, "ok"));
    }

    [Theory]
    [InlineData("fortnight", null, "fortnight")]
    [InlineData("week", "views,likes", "'likes' is not a KPI")]
    public async Task Get_BadQueries_NameValueAndRemedy(string period, string? kpis, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var answer = await GetAsync(pipeline, period, kpis, null, null);

        answer.Status.ShouldBe(400);
        answer.Body.GetProperty("detail").GetString()!.ShouldContain(detail);
    }

    [Fact]
    public async Task Percentiles_AWeekOfTheYear_IsRankedAmongTheWeeksBefore()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        // Twenty weeks of more and more engagements; the last whole week ends on the 15th.
        await pipeline.StoreAsync(
            DayRange.EndingOn(PageHistoryOf.LastDay, 146), (day, metric) => metric == PageMetric.Engagements ? MetricValue.Ok(day.DayNumber % 1000) : default, []);

        var body = (await pipeline.SendAsync(await pipeline.Get<PercentilesReport>().GetAsync("facebook", "1000", new(null, "week", null), CancellationToken.None))).Body;

        var kpis = body.GetProperty("kpis").EnumerateArray().ToDictionary(kpi => Text(kpi, "id"));
        (kpis["engagements"].GetProperty("percentile").GetDouble(), kpis["engagements"].GetProperty("n").GetInt32(), Text(kpis["engagements"], "percentileStatus")).ShouldBe((1, 19, "ok"));
        Text(kpis["views"], "percentileStatus").ShouldBe("not_enough_data");
        Text(body.GetProperty("period"), "lastDay").ShouldBe("2026-11-15");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline, string? period, string? kpis, string? firstDay, string? lastDay) => await pipeline.SendAsync(
        await pipeline.Get<KpiSeriesReport>().GetAsync("facebook", "1000", new(period, kpis), new(firstDay, lastDay, null), CancellationToken.None));

    private async Task<Pipeline> StartAsync(DayRange range)
    {
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        await pipeline.StoreAsync(range, (_, metric) => MetricValue.Ok(metric == PageMetric.Views ? 100 : metric == PageMetric.Engagements ? 5 : 1), []);
        return pipeline;
    }
}
