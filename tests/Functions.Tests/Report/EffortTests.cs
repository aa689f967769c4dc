using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class EffortTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Enter_AMonth_IsDividedByWhatCameOfIt()
    {
        await using var pipeline = await StartAsync();

        var entered = await EnterAsync(pipeline, "2026-10", """{"hours":15.5,"cost":62.25,"currency":"EUR"}""");

        entered.Body.GetRawText().ShouldBe("""{"network":"facebook","id":"1000","month":"2026-10","hours":15.5,"cost":62.25,"currency":"EUR"}""");
        var body = (await GetAsync(pipeline, "2026-09", "2026-10")).Body;
        body.GetProperty("months").EnumerateArray().Select(month => month.GetProperty("firstMonth").GetString()).ShouldBe(["2026-09", "2026-10"]);
        var october = Kpis(body.GetProperty("months")[1]);
        // One post a day with 10 engagements: 31 posts, 310 engagements.
        october.ShouldBe([("hours_spent", 15.5, "ok"), ("cost", 62.25, "ok"), ("hours_per_post", 0.5, "ok"), ("cost_per_engagement", 62.25 / 310, "ok")]);
        Kpis(body.GetProperty("months")[0]).ShouldAllBe(kpi => kpi.Value == null && kpi.Status == "not_collected");
        Kpis(body.GetProperty("total")).Select(kpi => kpi.Status).ShouldBe(["partial", "partial", "partial", "partial"]);
        body.GetProperty("total").GetProperty("currency").GetString().ShouldBe("EUR");
    }

    [Fact]
    public async Task Enter_Again_ReplacesAndEmptyRemoves()
    {
        await using var pipeline = await StartAsync();

        await EnterAsync(pipeline, "2026-10", """{"hours":15,"cost":60,"currency":"EUR"}""");
        await EnterAsync(pipeline, "2026-10", """{"hours":31}""");
        Kpis((await GetAsync(pipeline, "2026-10", "2026-10")).Body.GetProperty("total")).Select(kpi => kpi.Value).ShouldBe([31, null, 1, null]);

        await EnterAsync(pipeline, "2026-10", "{}");
        await EnterAsync(pipeline, "2026-10", "{}");
        Kpis((await GetAsync(pipeline, "2026-10", "2026-10")).Body.GetProperty("total")).ShouldAllBe(kpi => kpi.Value == null);
    }

    [Theory]
    [InlineData("2026-13", "{}", "'2026-13' is not a month")]
    [InlineData("2026-12", "{}", "has not begun")]
    [InlineData("2026-10", "nothing", "not JSON")]
    [InlineData("2026-10", "[]", "not a JSON object")]
    [InlineData("2026-10", """{"hours":-1}""", "hours is not a number")]
    [InlineData("2026-10", """{"hours":"3"}""", "hours is not a number")]
    [InlineData("2026-10", """{"cost":5}""", "cost and currency come together")]
    [InlineData("2026-10", """{"currency":"EUR"}""", "cost and currency come together")]
    [InlineData("2026-10", """{"cost":5,"currency":"euro"}""", "three capital letters")]
    [InlineData("2026-10", """{"cost":0.0000001,"currency":"EUR"}""", "at most 6 decimals")]
    [InlineData("2026-10", """{"cost":1e12,"currency":"EUR"}""", "cost is not a number")]
    public async Task Enter_WhatIsNotUsable_NamesValueAndRemedy(string month, string body, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var answer = await EnterAsync(pipeline, month, body);

        answer.Status.ShouldBe(400);
        answer.Body.GetProperty("detail").GetString()!.ShouldContain(detail);
    }

    [Theory]
    [InlineData("2026-10", "2026-09", "swap them")]
    [InlineData("2020-01", "2026-09", "36 months")]
    public async Task Get_RangesThatAreNotUsable_NameTheRemedy(string first, string last, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        (await GetAsync(pipeline, first, last)).Body.GetProperty("detail").GetString()!.ShouldContain(detail);
    }

    private static List<(string? Id, double? Value, string? Status)> Kpis(JsonElement months) => [.. months.GetProperty("kpis").EnumerateArray().Select(kpi => (
        kpi.GetProperty("id").GetString(), kpi.GetProperty("value").ValueKind == JsonValueKind.Null ? null : (double?)kpi.GetProperty("value").GetDouble(), kpi.GetProperty("status").GetString()))];

    private static async Task<HttpAnswer> EnterAsync(Pipeline pipeline, string month, string body) => await pipeline.SendAsync(
        await pipeline.Get<EffortEntry>().EnterAsync("facebook", "1000", month, HttpAnswers.Request(body), CancellationToken.None));

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline, string first, string last) => await pipeline.SendAsync(
        await pipeline.Get<EffortReport>().GetAsync("facebook", "1000", new(first, last), CancellationToken.None));

    private async Task<Pipeline> StartAsync()
    {
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        var range = new DayRange(new(2026, 9, 1), new(2026, 10, 31));
        await pipeline.StoreAsync(
            range, (_, _) => MetricValue.Ok(1), range.Days().Select(day => PageHistoryOf.Post($"1000_{day:yyyyMMdd}", Network.Facebook.StartOf(day).AddHours(9), 10)));
        return pipeline;
    }
}
