using System.Globalization;
using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class ScorecardReportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Get_CollectedPage_ShowsEveryKpi()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-19T10:00:00+0000", reactions: 40)];
        await using var pipeline = await RunAsync(stub);

        var answer = await GetAsync(pipeline, days: "7");

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("status").GetString().ShouldBe("ok");
        answer.Body.GetProperty("page").GetProperty("id").GetString().ShouldBe("1000");
        answer.Body.GetProperty("period").GetRawText().ShouldBe("""{"kind":"trailing_7_days","days":7,"firstDay":"2026-11-15","lastDay":"2026-11-21"}""");
        var kpis = answer.Body.GetProperty("kpis").EnumerateArray().ToList();
        kpis.Select(k => k.GetProperty("id").GetString()).ShouldBe(QuantitativeKpis.Definitions.Select(d => d.Id));
        var views = kpis.Single(k => k.GetProperty("id").GetString() == "views");
        views.GetProperty("value").GetDouble().ShouldBe(Enumerable.Range(15, 7).Sum(day => stub.Value("page_media_view", new(2026, 11, day))!.Value));
        views.GetProperty("definition").GetString().ShouldBe("views@1");
        views.GetProperty("name").GetProperty("fr").GetString().ShouldNotBeNullOrEmpty();
        views.GetProperty("subject").ValueKind.ShouldBe(JsonValueKind.Null);
        kpis.Single(k => k.GetProperty("id").GetString() == "best_post").GetProperty("subject").GetRawText().ShouldBe(
            """{"postId":"1000_1","permalink":"https://www.facebook.com/1000/posts/1","createdAt":"2026-11-19T10:00:00+00:00","message":"Bonjour"}""");
    }

    [Theory]
    [InlineData(null, 28)]
    [InlineData("", 28)]
    [InlineData("90", 90)]
    public async Task Get_Days_ChooseThePeriod(string? days, int expected)
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await RunAsync(stub);

        var answer = await GetAsync(pipeline, days: days);

        answer.Body.GetProperty("period").GetProperty("days").GetInt32().ShouldBe(expected);
        answer.Body.GetProperty("kpis").GetArrayLength().ShouldBe(QuantitativeKpis.Definitions.Count);
    }

    [Theory]
    [InlineData("day", null, "2026-11-21", "2026-11-21", "2026-11-20", "2026-11-20")]
    [InlineData("week", null, "2026-11-09", "2026-11-15", "2026-11-02", "2026-11-08")]
    [InlineData("week", "2026-11-01", "2026-10-26", "2026-11-01", "2026-10-19", "2026-10-25")]
    [InlineData("month", null, "2026-10-01", "2026-10-31", "2026-09-01", "2026-09-30")]
    [InlineData("trailing_28_days", "2030-01-01", "2026-10-25", "2026-11-21", "2026-09-27", "2026-10-24")]
    public async Task Get_Period_IsTheLastThatIsOverBesideTheOneBefore(string period, string? endingDay, string first, string last, string firstBefore, string lastBefore)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Value = (_, day) => day.DayNumber % 11;
        await using var pipeline = await RunAsync(stub);

        var body = (await GetAsync(pipeline, period: period, endingDay: endingDay)).Body;

        Days(body.GetProperty("period")).ShouldBe((first, last));
        Days(body.GetProperty("before")).ShouldBe((firstBefore, lastBefore));
        var views = body.GetProperty("kpis").EnumerateArray().Single(kpi => kpi.GetProperty("id").GetString() == "views");
        var (now, before) = (Sum(first, last), Sum(firstBefore, lastBefore));
        views.GetProperty("value").GetDouble().ShouldBe(now);
        views.GetProperty("before").GetProperty("value").GetDouble().ShouldBe(before);
        views.GetProperty("before").GetProperty("changeRate").GetDouble().ShouldBe((double)(now - before) / before, 1e-12);
        views.GetProperty("yearBefore").ValueKind.ShouldBe(JsonValueKind.Null, "nothing was collected of it");
    }

    [Fact]
    public async Task Get_SamePeriodAYearBefore_IsBesideIt()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Value = (_, day) => day.Year == 2026 ? 12 : 10;
        await using var pipeline = await RunAsync(stub);
        await pipeline.CollectAsync("1000", new(2025, 10, 20), new(2025, 11, 22), asOfDay: new(2026, 11, 21));
        await pipeline.DrainAsync();

        foreach (var period in new[] { "week", "month", "trailing_28_days" })
        {
            var views = (await GetAsync(pipeline, period: period)).Body.GetProperty("kpis").EnumerateArray().Single(kpi => kpi.GetProperty("id").GetString() == "views");
            views.GetProperty("yearBefore").GetProperty("value").GetDouble().ShouldBeGreaterThan(0);
        }
        var lastWeek = (await GetAsync(pipeline, period: "week")).Body.GetProperty("kpis").EnumerateArray().ToDictionary(kpi => kpi.GetProperty("id").GetString()!);
        lastWeek["engagements"].GetProperty("yearBefore").GetProperty("changeRate").GetDouble().ShouldBe(0.2, 1e-12);
        lastWeek["views"].GetProperty("yearBefore").GetProperty("changeStatus").GetString().ShouldBe("series_break", "Facebook counts views since 15 November 2025");
    }

    [Theory]
    [InlineData("7", "week", null, "use one of them")]
    [InlineData(null, "fortnight", null, "'fortnight'")]
    [InlineData(null, "week", "21.11.2026", "'21.11.2026'")]
    public async Task Get_BadPeriod_NamesValueAndRemedy(string? days, string? period, string? endingDay, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var answer = await GetAsync(pipeline, days: days, period: period, endingDay: endingDay);

        answer.Status.ShouldBe(400);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
    }

    [Fact]
    public async Task Get_RefusedPage_SaysWhyInEveryPlace()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = _ => new(400, GraphStub.Error(190, 463));
        await using var pipeline = await RunAsync(stub);

        var answer = await GetAsync(pipeline);

        answer.Body.GetProperty("status").GetString().ShouldBe("token_expired");
        answer.Body.GetProperty("statusReason").GetString().ShouldNotBeNull().ShouldContain("Facebook__PageTokens__1000");
        answer.Body.GetProperty("kpis").EnumerateArray().ShouldAllBe(k => k.GetProperty("value").ValueKind == JsonValueKind.Null);
        answer.Body.GetProperty("kpis").EnumerateArray().Single(k => k.GetProperty("id").GetString() == "views").GetProperty("status").GetString().ShouldBe("token_expired");
    }

    [Fact]
    public async Task Get_NothingComputedYet_HasNoKpis()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var answer = await GetAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("status").GetString().ShouldBe("not_collected");
        answer.Body.GetProperty("kpis").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("facebook", "1000", "30", 400, "'30'")]
    [InlineData("facebook", "1000", "0x7", 400, "7, 28, 90")]
    [InlineData("facebook", "1000", "-7", 400, "'-7'")]
    [InlineData("myspace", "1000", "7", 400, "facebook, x")]
    [InlineData("facebook", "a b", "7", 400, "'a b'")]
    [InlineData("facebook", "999", "7", 404, "facebook/999")]
    public async Task Get_BadInput_NamesValueAndRemedy(string network, string id, string days, int status, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        await pipeline.RegisterAsync();

        var answer = await GetAsync(pipeline, network, id, days);

        answer.Status.ShouldBe(status);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
    }

    private static (string?, string?) Days(JsonElement period) => (period.GetProperty("firstDay").GetString(), period.GetProperty("lastDay").GetString());

    private static long Sum(string first, string last) =>
        new DayRange(DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)).Days().Sum(day => day.DayNumber % 11L);

    private static async Task<HttpAnswer> GetAsync(
        Pipeline pipeline, string network = "facebook", string id = "1000", string? days = null, string? period = null, string? endingDay = null) =>
        await pipeline.SendAsync(await pipeline.Get<ScorecardReport>().GetAsync(network, id, new(days, period, endingDay), CancellationToken.None));

    private async Task<Pipeline> RunAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        return pipeline;
    }
}
