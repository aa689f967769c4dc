using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class BenchmarksReportTests(AzuriteFixture azurite)
{
    private static readonly DayRange October = new(new(2026, 10, 1), new(2026, 10, 31));

    [Fact]
    public async Task Get_PagesOfSeveralTenants_RanksWithoutNamingAny()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        // Page n has n engagements per thousand views. Three of ours and three of others in France, six elsewhere, and one on X.
        await AddAsync(pipeline, 1000, "Us", "FR", 4);
        for (var i = 1; i <= 2; i++)
            await AddAsync(pipeline, 1000 + i, "Us", "FR", i);
        for (var i = 1; i <= 3; i++)
            await AddAsync(pipeline, 2000 + i, $"Secret {i}", "FR", 2 * i);
        for (var i = 1; i <= 6; i++)
            await AddAsync(pipeline, 3000 + i, $"Secret {i}", "BE", 10 + i);

        var answer = await GetAsync(pipeline, null);

        var rate = answer.Body.GetProperty("kpis").EnumerateArray().Single(kpi => kpi.GetProperty("id").GetString() == "engagement_rate_by_views");
        Rank(rate, "ownPages").ShouldBe((null, 2, "not_enough_data"));
        Rank(rate, "market").ShouldBe((0.7, 5, "ok")); // 1, 2 and 2 below, 4 equal, 6 above
        Rank(rate, "elsewhere").ShouldBe((0, 6, "ok"));
        answer.Body.GetProperty("period").GetProperty("firstDay").GetString().ShouldBe("2026-10-01");
        answer.Body.GetRawText().ShouldNotContain("Secret");
        answer.Body.GetRawText().ShouldNotContain("2001");
        answer.Body.GetProperty("kpis").EnumerateArray().Select(kpi => kpi.GetProperty("id").GetString()).ShouldNotContain("views");
    }

    [Theory]
    [InlineData("day")]
    [InlineData("trailing_28_days")]
    public async Task Get_PeriodsThatAreNotOfTheCalendar_AreRefused(string period)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var answer = await GetAsync(pipeline, period);

        answer.Status.ShouldBe(400);
        answer.Body.GetProperty("detail").GetString()!.ShouldContain("month, week, quarter");
    }

    private static (double?, int, string?) Rank(JsonElement kpi, string group) => (
        kpi.GetProperty(group).GetProperty("percentile").ValueKind == JsonValueKind.Null ? null : kpi.GetProperty(group).GetProperty("percentile").GetDouble(),
        kpi.GetProperty(group).GetProperty("n").GetInt32(),
        kpi.GetProperty(group).GetProperty("status").GetString());

    private static async Task AddAsync(Pipeline pipeline, int id, string tenant, string market, int engagements)
    {
        var page = new PageKey(Network.Facebook, $"{id}");
        await pipeline.Get<Pages>().SaveAsync(new(page, null, null, market, null, CollectedData.Usual) { Tenant = tenant }, CancellationToken.None);
        await pipeline.StoreAsync(October, (_, metric) => metric == PageMetric.Views ? MetricValue.Ok(1000) : metric == PageMetric.Engagements ? MetricValue.Ok(engagements) : default, [], page);
    }

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline, string? period) =>
        await pipeline.SendAsync(await pipeline.Get<BenchmarksReport>().GetAsync("facebook", "1000", new(null, period, null), CancellationToken.None));
}
