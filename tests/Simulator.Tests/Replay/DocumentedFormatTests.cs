using System.Text.Json.Nodes;
using Engagement.Simulator.Replay;

namespace Engagement.Simulator.Tests.Replay;

public sealed class DocumentedFormatTests : IDisposable
{
    private readonly ReplayFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folder_WithAllFourFiles_IsServedThroughTheApi()
    {
        _folder.With("pages.csv", "page,id,name,time_zone,market,category,last_day\ncafe,cafe-1,Le Café,Europe/Paris,FR,Cafe,2020-03-05\n")
            .With("page_days.csv",
                "page,date,followers,views,viewers,reactions_like,reactions_love\ncafe,2020-03-01,100,50,40,5,0\ncafe,2020-03-02,101,60,,6,1\n")
            .With("posts.csv",
                "page,post,created_at,type,message,reactions,comments,shares\ncafe,p1,2020-03-01T12:00:00+01:00,photo,\"Bonjour, \"\"tous\"\"\",9,2,3\ncafe,p2,2020-03-02 10:00:00,status,,,,\n")
            .With("comments.csv",
                "page,post,comment,created_at,parent,author,from_page,message,likes\ncafe,p1,c1,2020-03-01 13:00:00,,a1,,Où ?,1\ncafe,p1,c2,2020-03-01 14:00:00,c1,,true,Ici,\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);
        var page = simulation.Server.Pages.ShouldHaveSingleItem();

        page.ShouldBe(new SimulatedPage("cafe-1", "Le Café", page.AccessToken, "Europe/Paris", "FR", new(2020, 3, 1), new(2020, 3, 5), HasInsights: true, HasPosts: true, HasComments: true));
        (await simulation.GetAsync("v26.0/{page}?fields=followers_count,category"))["followers_count"]!.GetValue<int>().ShouldBe(101);
        (await simulation.PointsAsync("page_media_view", "day", "2020-03-01", "2020-03-06"))
            .ShouldBe([("2020-03-02T08:00:00+0000", 50), ("2020-03-03T08:00:00+0000", 60)]);
        var posts = await simulation.AllPostsAsync("fields=message,created_time,shares,status_type,reactions.summary(true).limit(0),comments.summary(true).limit(0)");
        posts[1]["created_time"]!.GetValue<string>().ShouldBe("2020-03-01T11:00:00+0000");
        posts[1]["message"]!.GetValue<string>().ShouldBe("Bonjour, \"tous\"");
        posts[1]["shares"]!["count"]!.GetValue<int>().ShouldBe(3);
        posts[1]["comments"]!["summary"]!["total_count"]!.GetValue<int>().ShouldBe(2);
        var comments = (await simulation.GetAsync("v26.0/{page}_p1/comments?filter=stream&fields=message,from,parent{id}"))["data"]!.AsArray();
        comments[0]!["message"]!.GetValue<string>().ShouldBe("Où ?");
        comments[1]!["parent"]!["id"]!.GetValue<string>().ShouldBe("p1_c1");
        comments[1]!["from"]!["id"]!.GetValue<string>().ShouldBe("cafe-1");
        (await simulation.GetAsync("v26.0/p1_c1/comments"))["data"]!.AsArray().Count.ShouldBe(1);
        simulation.Server.DataSets.ShouldBe([new RecordedDataSet("shop", 1, 2, 2, 2, 7, 0, 0)]);
    }

    [Theory]
    [InlineData("page_days.csv", "date,views\n2020-03-01,50\n", true, false)]
    [InlineData("posts.csv", "post,created_at\np1,2020-03-01 20:00:00\n", false, true)]
    public async Task RecordingOfOneKind_SaysThatTheOtherIsNotKnown(string file, string rows, bool hasInsights, bool hasPosts)
    {
        _folder.With(file, rows);
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        var page = simulation.Server.Pages.ShouldHaveSingleItem();
        (page.HasInsights, page.HasPosts).ShouldBe((hasInsights, hasPosts));
    }

    [Fact]
    public async Task EmptyCells_AreMissingAndNeverZero()
    {
        _folder.With("page_days.csv", "date,views,viewers,followers\n2020-03-01,50,40,\n2020-03-02,,30,\n2020-03-03,0,0,\n")
            .With("posts.csv", "post,created_at,reactions,comments,shares\np1,2020-03-02 20:00:00,,,\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.PointsAsync("page_media_view", "day", "2020-03-01", "2020-03-04")).Select(p => p.Value)
            .ShouldBe([50, 0], "an empty cell has no point, a zero has one");
        (await simulation.PointsAsync("page_follows", "day", "2020-03-01", "2020-03-04")).ShouldBeEmpty();
        (await simulation.GetAsync("v26.0/{page}?fields=followers_count")).ContainsKey("followers_count").ShouldBeFalse();
        var post = (await simulation.AllPostsAsync("fields=shares,reactions.summary(true).limit(0),comments.summary(true).limit(0)")).ShouldHaveSingleItem();
        post.Select(f => f.Key).ShouldBe(["id"]);
        (await simulation.GetAsync($"v26.0/{post["id"]}/insights?metric=post_media_view,post_clicks,post_reactions_by_type_total,post_activity_by_action_type&period=lifetime"))["data"]!.AsArray().ShouldBeEmpty();
        (await simulation.TruthAsync("posts"))[0]!["shares"].ShouldBeNull();
    }

    [Fact]
    public async Task TrailingWeeks_NeedEveryDayAndUniquesTheirOwnColumn()
    {
        var days = string.Concat(Enumerable.Range(1, 9).Select(d => $"2020-03-0{d},{(d == 1 ? "" : "10")},5,{(d == 9 ? "21" : "")}\n"));
        _folder.With("page_days.csv", "date,views,viewers,viewers_7d\n" + days);
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.PointsAsync("page_media_view", "week", "2020-03-01", "2020-03-10"))
            .ShouldBe([("2020-03-09T07:00:00+0000", 70), ("2020-03-10T07:00:00+0000", 70)]);
        (await simulation.PointsAsync("page_total_media_view_unique", "week", "2020-03-01", "2020-03-10"))
            .ShouldBe([("2020-03-10T07:00:00+0000", 21)]);
    }

    [Fact]
    public async Task PageColumn_WithSeveralValues_GivesOnePageEachAndDaysWithoutItOneForTheFolder()
    {
        _folder.With("page_days.csv", "date,views\n2020-03-01,50\n")
            .With("posts.csv", "page,post,created_at\nNorth Side,p1,2020-03-02 20:00:00\nnorth-side,p1,2020-03-04 20:00:00\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        var pages = simulation.Server.Pages;
        pages.Select(p => p.Name).ShouldBe(["shop", "North Side (shop)", "north-side (shop)"]);
        pages.Select(p => p.Id).Distinct().Count().ShouldBe(3);
        pages.ShouldAllBe(p => new Core.PageKey(Core.Network.Facebook, p.Id).Id == p.Id);
        pages[0].Id.ShouldBe("shop");
        pages[2].Id.ShouldBe("shop.north-side");
        pages.Select(p => p.LastDay).ShouldBe([new DateOnly(2020, 3, 1), new DateOnly(2020, 3, 2), new DateOnly(2020, 3, 4)]);
        pages.Select(p => p.AccessToken).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task SubFolders_AreDataSetsOfTheirOwn()
    {
        _folder.With("one/page_days.csv", "date,views\n2020-03-01,1\n").With("two/page_days.csv",
            "date,views\n2019-03-01,2\n").With("three/notes.txt", "no CSV");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        simulation.Server.Pages.Select(p => (p.Id, p.LastDay))
            .ShouldBe([("one", new DateOnly(2020, 3, 1)), ("two", new DateOnly(2019, 3, 1))]);
        (await simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view&period=day",
            simulation.Server.Pages[1]))["data"]![0]!["values"]!.AsArray()
            .Select(v => v!["end_time"]!.GetValue<string>())
                .ShouldBe(["2019-03-02T08:00:00+0000"], "each page's clock is the end of its own history");
    }

    [Fact]
    public async Task PageWithoutDays_HasEveryMetricWithEmptyValues()
    {
        _folder.With("posts.csv", "post,created_at\np1,2020-03-02 20:00:00\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        var answer = await simulation.GetAsync("v26.0/{page}/insights?metric=page_media_view,page_follows&period=day");

        answer["data"]!.AsArray().Select(e => $"{e!["name"]} {e["values"]!.ToJsonString()}")
            .ShouldBe(["page_media_view []", "page_follows []"]);
    }

    [Theory]
    [InlineData("2020-03-02,abc,1",
        "shop/page_days.csv, line 3: column 'views': 'abc' is not a whole number of 0 or more; correct it, or leave the cell empty when the value is not known. The row was skipped.")]
    [InlineData("2020-03-02,-1,1", "shop/page_days.csv, line 3: column 'views': '-1' is not a whole number")]
    [InlineData("2020-03-02,1.5,1", "shop/page_days.csv, line 3: column 'views': '1.5' is not a whole number")]
    [InlineData("02/03/2020,1,1", "shop/page_days.csv, line 3: column 'date': '02/03/2020' is not a day written yyyy-MM-dd")]
    [InlineData(",1,1", "shop/page_days.csv, line 3: column 'date': '' is empty; every row needs it")]
    [InlineData("2020-03-02,1", "shop/page_days.csv, line 3: column 'viewers': '2020-03-02, 1' is a row of 2 cells where the header has 3")]
    [InlineData("2020-03-01,7,7", "shop/page_days.csv, line 3: day 2020-03-01 is already on line 2, which is served; remove one of them")]
    public async Task BadRow_IsReportedAndLeavesTheOthers(string row, string message)
    {
        _folder.With("page_days.csv", $"date,views,viewers\n2020-03-01,50,40\n{row}\n2020-03-03,60,41\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.PointsAsync("page_media_view", "day", "2020-03-01", "2020-03-04")).Select(p => p.Value).ShouldBe([50, 60]);
        simulation.Server.ReplayReport.ShouldContain(line => line.StartsWith(message, StringComparison.Ordinal));
        var summary = simulation.Server.DataSets.Single();
        (summary.RowsRead, summary.RowsSkipped + summary.RowsRepeated).ShouldBe((3, 1));
    }

    [Fact]
    public async Task BadPost_IsReportedByWhatIsWrong()
    {
        _folder.With("posts.csv", "post,created_at,type\np1,2020-03-01 20:00:00,photo\np2,soon,photo\np3,2020-03-01 20:00:00,hologram\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.AllPostsAsync("")).Count.ShouldBe(1);
        simulation.Server.ReplayReport
            .ShouldContain(l =>
                l.Contains("line 3: column 'created_at': 'soon' is not a time; write it like 2018-04-22 06:00:00",
                    StringComparison.Ordinal));
        simulation.Server.ReplayReport
            .ShouldContain(l =>
                l.Contains("line 4: column 'type': 'hologram' is not a type of post; use one of: photo, album", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ManyBadRows_AreAllCountedThoughNotAllNamed()
    {
        _folder.With("page_days.csv", "date,views\n2020-03-01,50\n" + string.Concat(Enumerable.Repeat("x,1\n", 30)));
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        simulation.Server.DataSets.Single().RowsSkipped.ShouldBe(30);
        simulation.Server.ReplayReport.Count(l => l.Contains("The row was skipped", StringComparison.Ordinal)).ShouldBe(20);
        simulation.Server.ReplayReport.ShouldContain("shop/page_days.csv: 10 more rows were skipped for the like reasons");
    }

    [Fact]
    public async Task RepeatedPosts_AreServedOnceWithTheLatestReading()
    {
        _folder.With("posts.csv",
            "post,created_at,reactions\np1,2020-03-01 20:00:00,5\np1,2020-03-01 20:00:00,5\np2,2020-03-01 20:00:00,7\np2,2020-03-02 20:00:00,9\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.AllPostsAsync("fields=reactions.summary(true).limit(0)"))
            .Select(p => p["reactions"]!["summary"]!["total_count"]!.GetValue<int>()).ShouldBe([9, 5]);
        simulation.Server.DataSets.Single().RowsRepeated.ShouldBe(2);
        simulation.Server.ReplayReport
            .ShouldContain(l => l.Contains("line 4: post 'p2' is also on line 5 with a later time", StringComparison.Ordinal));
        simulation.Server.ReplayReport.ShouldContain(l => l.Contains("line 3 repeats line 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownColumnsAndFiles_AreNamed()
    {
        _folder.With("page_days.csv", "date,views,mood\n2020-03-01,50,sunny\n").With("other.csv", "a,b\n1,2\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        simulation.Server.ReplayReport.ShouldContain("shop/page_days.csv: column 'mood' is not served: it is not known");
        simulation.Server.ReplayReport
            .ShouldContain(l => l.StartsWith("shop/other.csv: its name and headers are not known", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CommentsWithoutTheirPost_AreCounted()
    {
        _folder.With("posts.csv", "post,created_at\np1,2020-03-01 20:00:00\n")
            .With("comments.csv", "post,comment,created_at,parent\np9,c1,2020-03-01 21:00:00,\np1,c2,2020-03-01 21:00:00,c77\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        simulation.Server.ReplayReport
            .ShouldContain(l => l.Contains("1 comments are under posts that posts.csv does not have", StringComparison.Ordinal));
        simulation.Server.ReplayReport
            .ShouldContain(l => l.Contains("1 replies under post 'p1' name a parent that is not there", StringComparison.Ordinal));
        (await simulation.GetAsync("v26.0/{page}_p1/comments"))["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("page_days.csv", "views\n1\n", "it needs the columns date and has views")]
    [InlineData("page_days.csv", "date,views\nnever,1\n", "'never' is not a day")]
    [InlineData("readme.txt", "hello", "holds nothing that can be served")]
    public async Task Folder_WithNothingUsable_IsAClearError(string file, string content, string mentioned)
    {
        _folder.With(file, content);

        var problem = await Should.ThrowAsync<ReplayException>(() => Simulation.ReplayAsync(_folder.Root));

        problem.Message.ShouldContain(mentioned);
        problem.Message.ShouldContain("docs/replay-format.md");
    }

    [Fact]
    public async Task Folder_ThatDoesNotExist_IsAClearError() =>
        (await Should.ThrowAsync<ReplayException>(() => Simulation.ReplayAsync(_folder.Root + "-missing"))).Message
            .ShouldContain("does not exist");

    [Fact]
    public async Task SameIdForTwoPages_IsAClearError()
    {
        _folder.With("pages.csv", "page,id\na,same\nb,same\n").With("page_days.csv", "page,date,views\na,2020-03-01,1\nb,2020-03-01,2\n");

        (await Should.ThrowAsync<ReplayException>(() => Simulation.ReplayAsync(_folder.Root))).Message
            .ShouldContain("page id 'same' is given to");
    }

    [Fact]
    public async Task Files_WithSemicolonsAndByteOrderMark_AreRead()
    {
        _folder.With("page_days.csv", "\uFEFFdate;views\r\n2020-03-01;50\r\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        (await simulation.PointsAsync("page_media_view", "day", "2020-03-01", "2020-03-02")).Single().Value.ShouldBe(50);
    }

    [Fact]
    public async Task MeOnAReplayedPage_IsThatPage()
    {
        _folder.With("posts.csv", "page,post,created_at\nv1.2,p1,2020-03-02 20:00:00\n");
        await using var simulation = await Simulation.ReplayAsync(_folder.Root);

        JsonObject page = await simulation.GetAsync("v26.0/{page}");
        page["id"]!.GetValue<string>().ShouldBe(simulation.Page.Id);
    }
}
