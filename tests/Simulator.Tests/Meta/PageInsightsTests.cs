using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Meta;

public sealed class PageInsightsTests(GeneratedPages pages) : IClassFixture<GeneratedPages>
{
    private readonly Simulation _simulation = pages.Simulation;

    [Fact]
    public async Task Insights_OneMetric_HasTheDocumentedShape()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_post_engagements&period=day&since=2026-11-18&until=2026-11-20");

        var entry = answer["data"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        var values = entry["values"]!.AsArray();
        values[0]!["value"]!.GetValue<long>().ShouldBeGreaterThan(0);
        var expected = $$"""
            {"name":"page_post_engagements","period":"day",
             "values":[{"value":{{values[0]!["value"]}},"end_time":"2026-11-19T08:00:00+0000"},{"value":{{values[1]!["value"]}},"end_time":"2026-11-20T08:00:00+0000"}],
             "title":"Daily Post Engagements",
             "description":"Daily: The number of times people have engaged with your posts through like, comments and shares and more.",
             "id":"{{_simulation.Page.Id}}/insights/page_post_engagements/day"}
            """;
        JsonNode.DeepEquals(entry, JsonNode.Parse(expected)).ShouldBeTrue(entry.ToJsonString());
    }

    [Fact]
    public async Task Insights_NoRange_GivesTheLastTwoCompleteDays()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day");

        EndTimes(answer).ShouldBe(["2026-11-21T08:00:00+0000", "2026-11-22T08:00:00+0000"]);
    }

    [Fact]
    public async Task Insights_UntilInTheFuture_HasNoPointForToday()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day&since=2026-11-20&until=2026-11-25");

        EndTimes(answer).ShouldBe(["2026-11-21T08:00:00+0000", "2026-11-22T08:00:00+0000"]);
    }

    [Theory]
    [InlineData("2026-11-10", "2026-11-12", "2026-11-11T08:00:00+0000,2026-11-12T08:00:00+0000")]
    [InlineData("1794297600", "1794470400", "2026-11-11T08:00:00+0000,2026-11-12T08:00:00+0000")]
    [InlineData("1794297601", "1794470399", "2026-11-11T08:00:00+0000")]
    [InlineData("2026-11-10", "2026-11-10", "")]
    public async Task Insights_Range_IsOpenAtSinceAndClosedAtUntil(string since, string until, string expected)
    {
        var answer = await _simulation.GetAsync($"v26.0/{{page}}/insights?metric=page_media_view&period=day&since={since}&until={until}");

        string.Join(',', EndTimes(answer)).ShouldBe(expected);
    }

    [Fact]
    public async Task Insights_SinceAlone_GivesEverythingUpToNow()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day&since=2024-11-01");

        EndTimes(answer).Count.ShouldBe(90);
    }

    [Fact]
    public async Task Insights_PeriodOmitted_HasOneEntryPerPeriod()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view,page_follows");

        answer["data"]!.AsArray().Select(e => $"{e!["name"]} {e["period"]}").ShouldBe(
            ["page_media_view day", "page_media_view week", "page_media_view days_28", "page_follows day", "page_follows week",
                "page_follows days_28"]);
    }

    [Fact]
    public async Task Insights_MetricInThePath_IsTheSameQuestion()
    {
        var inPath = await _simulation.GetAsync("v26.0/{page}/insights/page_media_view?period=day");
        var inQuery = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day");

        JsonNode.DeepEquals(inPath["data"], inQuery["data"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Insights_Week_IsATrailingSumWithOnePointPerDay()
    {
        var days = await _simulation.PointsAsync("page_media_view", "day", "2026-10-20", "2026-11-22");
        var weeks = await _simulation.PointsAsync("page_media_view", "week", "2026-11-01", "2026-11-22");

        weeks.Count.ShouldBe(21);
        foreach (var (endTime, value) in weeks)
            value.ShouldBe(days.TakeWhile(d => string.CompareOrdinal(d.EndTime, endTime) <= 0).TakeLast(7).Sum(d => d.Value));
    }

    [Theory]
    [InlineData("week", 7)]
    [InlineData("days_28", 28)]
    public async Task Insights_UniquesOfSeveralDays_AreBelowTheSumAndNoLessThanTheBestDay(string period, int length)
    {
        var days = await _simulation.PointsAsync("page_total_media_view_unique", "day", "2026-08-25", "2026-11-22");
        var trailing = await _simulation.PointsAsync("page_total_media_view_unique", period, "2026-10-01", "2026-11-22");

        foreach (var (endTime, value) in trailing)
        {
            var covered = days.TakeWhile(d => string.CompareOrdinal(d.EndTime, endTime) <= 0).TakeLast(length).ToList();
            value.ShouldBeLessThan(covered.Sum(d => d.Value));
            value.ShouldBeGreaterThanOrEqualTo(covered.Max(d => d.Value));
        }
    }

    [Fact]
    public async Task Insights_PageFollows_RunsByNewFollowsAndUnfollows()
    {
        foreach (var page in _simulation.Server.Pages)
        {
            var totals = await _simulation.PointsAsync("page_follows", "day", "2026-08-25", "2026-11-22", page);
            var gained = await _simulation.PointsAsync("page_daily_follows_unique", "day", "2026-08-25", "2026-11-22", page);
            var lost = await _simulation.PointsAsync("page_daily_unfollows_unique", "day", "2026-08-25", "2026-11-22", page);

            totals.Count.ShouldBe(89);
            for (var i = 1; i < totals.Count; i++)
                totals[i].Value.ShouldBe(totals[i - 1].Value + gained[i].Value - lost[i].Value);
        }
    }

    [Fact]
    public async Task Insights_ReactionsByType_HasOnlyKeysThatAreNotZero()
    {
        var bakery = _simulation.Server.Pages[2];
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_actions_post_reactions_total&period=day&since=2026-08-25&until=2026-11-22", bakery);

        var objects = answer["data"]![0]!["values"]!.AsArray().Select(v => v!["value"]!.AsObject()).ToList();
        objects.SelectMany(o => o).ShouldAllBe(key => key.Value!.GetValue<long>() > 0);
        objects.ShouldContain(o => o.Count < 6);
    }

    [Fact]
    public async Task Insights_BreakdownByAds_GivesTwoFlatEntriesPerDayThatSumToTheTotal()
    {
        var whole = await _simulation.PointsAsync("page_media_view", "day", "2026-10-05", "2026-10-12");
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day&breakdown=is_from_ads&since=2026-10-05&until=2026-10-12");

        var parts = answer["data"]![0]!["values"]!.AsArray().Select(v => v!.AsObject()).ToList();
        parts.Take(2).Select(v => v["is_from_ads"]!.GetValue<string>()).ShouldBe(["0", "1"]);
        parts.GroupBy(v => v["end_time"]!.GetValue<string>()).Select(d => (d.Key, d.Sum(v => v["value"]!.GetValue<long>())))
            .ShouldBe(whole);
    }

    [Fact]
    public async Task Insights_FollowsByDayOnly_HasNoWeeks()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_daily_follows&period=week");

        answer["data"]![0]!["values"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Insights_ValidNameWithoutData_IsLeftOut()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_follows_city,page_follows&period=day");

        answer["data"]!.AsArray().ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldBe("page_follows");
    }

    [Fact]
    public async Task Insights_Paging_ShiftsTheWindowByItsWidthWithTheToken()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day&since=2026-10-31&until=2026-11-02");

        var next = answer["paging"]!["next"]!.GetValue<string>();
        next.ShouldContain("access_token=" + _simulation.Page.AccessToken);
        next.ShouldContain("metric=page_media_view");
        // 2026-11-02 and -04 at midnight PST; 2026-10-29 at midnight PDT.
        next.ShouldContain("since=1793606400&until=1793779200");
        answer["paging"]!["previous"]!.GetValue<string>().ShouldContain("since=1793257200&until=1793430000");
        EndTimes(await _simulation.GetAsync(next)).ShouldBe(["2026-11-03T08:00:00+0000", "2026-11-04T08:00:00+0000"]);
    }

    [Fact]
    public async Task Insights_AtTheEnd_StillHasNextAndItIsEmpty()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day");

        EndTimes(await _simulation.GetAsync(answer["paging"]!["next"]!.GetValue<string>())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("metric=page_fans,page_follows")]
    [InlineData("metric=page_impressions_unique")]
    [InlineData("metric=page_video_views_unique")]
    [InlineData("metric=no_such_metric")]
    public async Task Insights_OneDeadOrUnknownMetric_FailsTheWholeCallWithoutNamingIt(string query)
    {
        var error = await _simulation.ErrorAsync($"v26.0/{{page}}/insights?{query}&period=day", 400);

        error["code"]!.GetValue<int>().ShouldBe(100);
        error["message"]!.GetValue<string>().ShouldBe("(#100) The value must be a valid insights metric");
        error.ContainsKey("error_subcode").ShouldBeFalse();
    }

    [Theory]
    [InlineData("", 400, 3001, 1504028)]
    [InlineData("metric=page_follows&since=2026-05-01&until=2026-11-01", 400, 100, 1504016)]
    [InlineData("metric=page_follows&since=2026-08-23&until=2026-11-22", 400, 100, 1504016)]
    [InlineData("metric=page_follows&since=2026-11-02&until=2026-11-01", 400, 100, null)]
    [InlineData("metric=page_follows&since=yesterday", 400, 100, null)]
    [InlineData("metric=page_follows&date_preset=last_7d", 400, 100, null)]
    [InlineData("metric=page_follows&period=fortnight", 400, 100, null)]
    [InlineData("metric=page_media_view&period=lifetime", 500, 1, 99)]
    [InlineData("metric=page_post_engagements&breakdown=is_from_ads", 400, 100, null)]
    public async Task Insights_BadQuestion_IsRefused(string query, int status, int code, int? subcode)
    {
        var error = await _simulation.ErrorAsync($"v26.0/{{page}}/insights?{query}", status);

        error["code"]!.GetValue<int>().ShouldBe(code);
        (error["error_subcode"]?.GetValue<int>()).ShouldBe(subcode);
    }

    [Fact]
    public async Task Insights_NinetyDays_AreAccepted()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_follows&period=day&since=2026-08-01&until=2026-10-30");

        EndTimes(answer).Count.ShouldBe(67, "the history begins on 2026-08-24");
    }

    [Fact]
    public async Task Insights_LifetimeWithRange_IsEmptyAndNoError()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/insights?metric=page_follows&period=lifetime&since=2026-11-01&until=2026-11-05");

        EndTimes(answer).ShouldBeEmpty();
    }

    private static List<string> EndTimes(JsonObject answer) =>
        [.. answer["data"]![0]!["values"]!.AsArray().Select(v => v!["end_time"]!.GetValue<string>())];
}
