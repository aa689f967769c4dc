namespace Engagement.Simulator.Tests.Replay;

public sealed class ExportFormatTests : IDisposable
{
    private readonly ReplayFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SocialSuite_ReachByCountry_IsAddedUpAndZeroRowsAreMissing()
    {
        _folder.With("export.csv", """
            Date (GMT),Page Reactions by Type - Like,Page Reactions by Type - Other,Page Engaged Users,Total Reach by Age - 25-34,Total Reach by Country - France,Total Reach by Country - Other
            2018-01-01,10.0,2.0,7.0,90.0,80.0,20.0
            2018-01-02,11.0,0.0,8.0,0.0,0.0,0.0
            2018-01-03,12.0,1.0,9.0,30.0,30.0,

            """);
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.PointsAsync("page_total_media_view_unique", "day", "2018-01-01", "2018-01-04"))
            .ShouldBe([("2018-01-02T08:00:00+0000", 100)], "a zero row and a row with a gap have no reach");
        var reactions = await simulation.GetAsync("v26.0/{page}/insights?metric=page_actions_post_reactions_total&period=day&since=2018-01-01&until=2018-01-04");
        reactions["data"]![0]!["values"]!.AsArray().Select(v => v!["value"]!.ToJsonString())
            .ShouldBe(["""{"like":10,"other":2}""", """{"like":11}""", """{"like":12,"other":1}"""]);
        simulation.Server.ReplayReport
            .ShouldContain("shop/export.csv: 1 days have zero in every reach column; that reach is served as missing, not as zero");
        (await simulation.TruthAsync("days"))[1]!["values"]!["engaged_users"]!.GetValue<int>().ShouldBe(8);
    }

    [Fact]
    public async Task SocialSuite_OnlyAges_AreAddedUp()
    {
        _folder.With("export.csv", "Date (GMT),Total Reach by Age - 25-34,Total Reach by Age - Other\n2018-01-01,90,5\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.PointsAsync("page_total_media_view_unique", "day", "2018-01-01", "2018-01-02")).Single().Value.ShouldBe(95);
    }

    [Theory]
    [InlineData("01/02/2021", "02/02/2021", "03/02/2021", 2021, 2, 3)]
    [InlineData("02/01/2021", "02/02/2021", "02/03/2021", 2021, 2, 3)]
    [InlineData("30/01/2021", "31/01/2021", "01/02/2021", 2021, 2, 1)]
    [InlineData("1/30/2021", "1/31/2021", "2/1/2021", 2021, 2, 1)]
    [InlineData("2021-01-30", "2021-01-31", "2021-02-01", 2021, 2, 1)]
    public async Task PageInsights_OrderOfDayAndMonth_IsTheOneThatMakesSense(string first, string second, string third, int year, int month,
        int day)
    {
        _folder.With("export.csv", $"Date,Daily New Likes,Daily Organic Reach\n{first},1,5\n{second},2,6\n{third},3,7\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        simulation.Page.LastDay.ShouldBe(new DateOnly(year, month, day));
        simulation.Page.FirstDay.ShouldBe(new DateOnly(year, month, day).AddDays(-2));
    }

    [Fact]
    public async Task PageInsights_MistypedMonth_IsReadAsTheMissingDayAndReported()
    {
        _folder.With("export.csv", "Date,Daily New Likes\n16/02/2021,1\n17/02/2021,2\n18/06/2021,3\n19/06/2021,4\n20/02/2021,5\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.PointsAsync("page_daily_follows_unique", "day", "2021-02-16", "2021-02-21")).Select(p => p.Value)
            .ShouldBe([1, 2, 3, 4, 5]);
        simulation.Page.LastDay.ShouldBe(new DateOnly(2021, 2, 20));
        simulation.Server.ReplayReport
            .ShouldContain("shop/export.csv, line 4: column 'Date': '18/06/2021' is out of step; read as 2021-02-18, the only day missing between its neighbours");
    }

    [Fact]
    public async Task StatusPosts_MixedYears_AreReadMonthFirst()
    {
        _folder.With("any.csv", """
            page,status_id,status_type,status_published,num_reactions,num_comments,num_shares,num_likes,num_loves,num_wows,num_hahas,num_sads,num_angrys
            a,s1,video,4/22/2018 6:00,12,2,3,5,1,1,1,2,1
            a,s2,photo,4/11/18 04:53,3,0,0,3,0,0,0,0,0

            """);
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        var posts = await simulation.AllPostsAsync("fields=created_time,status_type,shares,reactions.summary(true).limit(0),reactions.type(SAD).summary(true).limit(0).as(sad)");
        posts.Select(p => p["created_time"]!.GetValue<string>()).ShouldBe(["2018-04-22T06:00:00+0000", "2018-04-11T04:53:00+0000"]);
        posts[0]["reactions"]!["summary"]!["total_count"]!.GetValue<int>().ShouldBe(12, "the recorded total, though the types sum to 11");
        posts[0]["sad"]!["summary"]!["total_count"]!.GetValue<int>().ShouldBe(2);
        posts[1].ContainsKey("shares").ShouldBeFalse();
    }

    [Fact]
    public async Task UndatedPosts_GetTheLatestDayThatFits()
    {
        _folder.With("posts.csv", """
            Page_T_Likes,Type,Category,Month,Weekday,Hour,Paid,T_Reach,T_Impression,Consumption,comment,like,share,T_Interactions
            139,Photo,2,12,4,3,0.0,2752,5091,159,4,79.0,17.0,100
            138,Status,2,12,3,10,0.0,10460,19057,1674,5,,,5
            137,Link,2,11,1,23,,10,20,1,0,1,0,1

            """);
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        var posts = await simulation.AllPostsAsync("fields=created_time,reactions.summary(true).limit(0)");
        posts.Select(p => p["created_time"]!.GetValue<string>())
            .ShouldBe(["2014-12-31T11:00:00+0000", "2014-12-30T18:00:00+0000", "2014-12-01T07:00:00+0000"], "Pacific hours");
        posts[1].ContainsKey("reactions").ShouldBeFalse();
        simulation.Page.LastDay.ShouldBe(new DateOnly(2014, 12, 31));
        (await simulation.PointsAsync("page_follows", "day", "2014-12-01", "2015-01-01")).Select(p => p.Value).ShouldBe([138, 139]);
        var insights = await simulation.GetAsync($"v26.0/{posts[0]["id"]}/insights?metric=post_media_view,post_total_media_view_unique,post_clicks&period=lifetime");
        insights["data"]!.AsArray().Select(e => e!["values"]![0]!["value"]!.GetValue<int>()).ShouldBe([5091, 2752, 159]);
        simulation.Server.ReplayReport.ShouldContain(l => l.Contains("their days of 2014 are inferred", StringComparison.Ordinal));
    }
}
