using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.X;

public class XSourceTests(AzuriteFixture azurite)
{
    private static readonly DateOnly LastDay = XRun.Week.LastDay;

    [Fact]
    public async Task Collect_AccountWithPosts_StoresFollowersAndPosts()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts =
        [
            XStub.Post("1577730467436138524", "2026-11-21T23:59:59.000Z", """, "attachments":{"media_keys":["7_1"]},"public_metrics":{"retweet_count":5,"reply_count":2,"like_count":42,"quote_count":1}"""),
            XStub.Post("1577730467436138523", "2026-11-20T10:30:00.000Z"),
            XStub.Post("1577730467436138522", "2026-11-20T00:00:00.000Z"),
        ];
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        (await run.DayAsync(LastDay))[PageMetric.Followers].ShouldBe(MetricValue.Ok(570842));
        (await run.DaysAsync()).Select(d => d[PageMetric.PostsPublished].Count).ShouldBe([0, 0, 0, 0, 0, 2, 1]);
        var post = (await run.FindAsync("1577730467436138524", new(2026, 11, 21, 23, 59, 59, TimeSpan.Zero))).ShouldNotBeNull();
        post.Type.ShouldBe(PostType.Video);
        post.Message.ShouldBe("Bonjour");
        post.Permalink.ShouldBe(new("https://x.com/i/web/status/1577730467436138524"));
        (post.Reactions, post.Comments, post.Shares).ShouldBe((MetricValue.Ok(42), MetricValue.Ok(2), MetricValue.Ok(6)));
    }

    [Fact]
    public async Task Collect_WhatXDoesNotReport_IsMissingAndNotZero()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        foreach (var day in await run.DaysAsync())
            foreach (var metric in PageMetric.All.Where(m => m != PageMetric.PostsPublished && (m != PageMetric.Followers || day.Day != LastDay)))
                day[metric].ShouldBe(MetricValue.Missing(MetricStatus.NotCollected), $"{day.Day} {metric}");
    }

    [Fact]
    public async Task Collect_WindowOfThePast_LeavesFollowersOut()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub);
        await run.CollectAsync();

        run.Pipeline.Clock.Advance(TimeSpan.FromDays(1));
        stub.Metrics = """{"followers_count":1,"tweet_count":3}""";
        await run.CollectAsync();

        (await run.DayAsync(LastDay))[PageMetric.Followers].ShouldBe(MetricValue.Ok(570842));
    }

    [Theory]
    [InlineData("tweet", "tweet.fields", "created_at,public_metrics,attachments,entities,conversation_id,note_tweet,referenced_tweets,in_reply_to_user_id")]
    [InlineData("post", "post.fields", "created_at,public_metrics,attachments,entities,conversation_id,note_post")]
    public async Task Collect_FieldFamily_NamesTheFields(string family, string parameter, string fields)
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, settings: ("X:FieldFamily", family));

        await run.CollectAsync();

        stub.Requests.Select(r => r.Path).ShouldBe([$"users/{XStub.UserId}", $"users/{XStub.UserId}/tweets"]);
        stub.Requests.First()["user.fields"].ShouldBe("public_metrics");
        stub.Requests.Last().Query.ShouldBe(
            new Dictionary<string, string>
            {
                [parameter] = fields,
                ["expansions"] = "attachments.media_keys",
                ["media.fields"] = "type",
                ["max_results"] = "100",
                ["exclude"] = "retweets",
                ["start_time"] = "2026-11-15T00:00:00Z",
                ["end_time"] = "2026-11-22T00:00:00Z",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Collect_NewSpelling_IsReadTheSame()
    {
        await using var stub = await XStub.StartAsync();
        stub.Metrics = """{"followers_count":"7","post_count":3,"media_count":0,"like_count":0}""";
        stub.Posts =
        [
            XStub.Post("12", "2026-11-20T10:30:00.000Z", """
                , "edit_history_post_ids":["12"],"note_post":{"text":"All of a long text"},"referenced_posts":[{"type":"quoted","id":"1"}],
                "public_metrics":{"repost_count":5,"reply_count":"2","like_count":42,"quote_count":1}
                """),
        ];
        await using var run = await XRun.StartAsync(azurite, stub, settings: ("X:FieldFamily", "post"));

        await run.CollectAsync();

        (await run.DayAsync(LastDay))[PageMetric.Followers].ShouldBe(MetricValue.Ok(7));
        var post = (await run.FindAsync("12", new(2026, 11, 20, 10, 30, 0, TimeSpan.Zero))).ShouldNotBeNull();
        (post.Type, post.Message, post.Shares, post.Comments).ShouldBe((PostType.Link, "All of a long text", MetricValue.Ok(6), MetricValue.Ok(2)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "public_metrics":{}""")]
    [InlineData(""", "public_metrics":null, "attachments":null, "entities":7""")]
    public async Task Collect_PostWithoutCounts_HasNoneAndNotZero(string rest)
    {
        await using var stub = await XStub.StartAsync();
        stub.Metrics = "{}";
        stub.Posts = [XStub.Post("12", "2026-11-20T10:30:00.000Z", rest)];
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        var none = MetricValue.Missing(MetricStatus.NotCollected);
        var post = (await run.FindAsync("12", new(2026, 11, 20, 10, 30, 0, TimeSpan.Zero))).ShouldNotBeNull();
        (post.Reactions, post.Comments, post.Shares).ShouldBe((none, none, none));
        (await run.DayAsync(LastDay))[PageMetric.Followers].ShouldBe(none);
    }

    [Fact]
    public async Task Collect_UserName_IsLookedUpOnce()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, id: "xdevelopers");

        await run.CollectAsync();

        stub.Requests.Select(r => r.Path).ShouldBe(["users/by/username/xdevelopers", $"users/{XStub.UserId}/tweets"]);
        (await run.Pipeline.Get<Pages>().FindAsync(run.Page, CancellationToken.None))!.NetworkId.ShouldBe(XStub.UserId);
    }

    [Theory]
    [InlineData(3200, 3)]
    [InlineData(3201, 5)]
    public async Task Collect_OlderWindows_LookTheAccountUpNoMore(int posts, int requests)
    {
        await using var stub = await XStub.StartAsync();
        stub.Metrics = $$"""{"followers_count":5,"tweet_count":{{posts}}}""";
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();
        await run.CollectAsync(new(new(2026, 11, 1), new(2026, 11, 14)));

        stub.Requests.Count(r => r.Path == $"users/{XStub.UserId}").ShouldBe(1);
        stub.Requests.Count.ShouldBe(requests);
    }

    [Theory]
    [InlineData("2026-11-20T10:30:00.000Z", 1500L)]
    [InlineData("2022-12-14T23:59:59.000Z", null)]
    public async Task Collect_Views_AreThoseThatXCountedAtTheTime(string createdAt, long? views)
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [XStub.Post("12", createdAt)];
        await using var run = await XRun.StartAsync(azurite, stub);
        var at = DateTimeOffset.Parse(createdAt, System.Globalization.CultureInfo.InvariantCulture);

        await run.CollectAsync(new(Network.X.DayOf(at), Network.X.DayOf(at)));

        (await run.FindAsync("12", at)).ShouldNotBeNull().Views.Count.ShouldBe(views);
    }

    [Fact]
    public async Task Collect_BaseUrlWithAPathAndPageSize_AreUsed()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(
            azurite, stub, settings: [("X:BaseUrl", new Uri(stub.BaseUri, "behind/a/proxy/").AbsoluteUri), ("X:PageSize", "7")]);

        await run.CollectAsync();

        stub.Requests.Last()["max_results"].ShouldBe("7");
        (await run.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }

    [Theory]
    [InlineData("insights", 1)]
    [InlineData("posts", 2)]
    public async Task Collect_HalfOfIt_AsksForNoMore(string half, int requests)
    {
        var collects = CollectedDataNames.Parse([half]);
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, collects: collects);

        await run.CollectAsync();

        stub.Requests.Count.ShouldBe(requests);
        var day = await run.DayAsync(LastDay);
        (day[PageMetric.Followers].Count is not null).ShouldBe(collects == CollectedData.Insights);
        (day[PageMetric.PostsPublished].Count is not null).ShouldBe(collects == CollectedData.Posts);
    }

    [Fact]
    public async Task Collect_SecondsAfterMidnight_AsksWithoutAnEndAndKeepsTheDays()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [XStub.Post("13", "2026-11-22T00:00:01.000Z"), XStub.Post("12", "2026-11-21T23:59:58.000Z")];
        await using var run = await XRun.StartAsync(azurite, stub, now: new DateTimeOffset(2026, 11, 22, 0, 0, 2, TimeSpan.Zero));

        await run.CollectAsync();

        stub.Requests.Last()["end_time"].ShouldBeNull();
        (await run.DayAsync(LastDay))[PageMetric.PostsPublished].Count.ShouldBe(1);
        (await run.FindAsync("13", new(2026, 11, 22, 0, 0, 1, TimeSpan.Zero))).ShouldBeNull();
    }

    [Fact]
    public async Task Collect_DeliveredTwiceAndAtOnce_LeavesTheSameTables()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [.. Enumerable.Range(0, 9).Select(n => XStub.Post($"{900 - n}", $"2026-11-{21 - n / 2}T10:0{n}:00.000Z"))];
        await using var once = await XRun.StartAsync(azurite, stub);
        await using var often = await XRun.StartAsync(azurite, stub);

        await once.CollectAsync();
        await Task.WhenAll(often.CollectAsync(), often.CollectAsync());
        await often.CollectAsync();

        (await often.DumpAsync()).ShouldBe(await once.DumpAsync());
    }

    [Fact]
    public async Task Schedule_AccountOnX_IsCollectedAndJudged()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [XStub.Post("12", "2026-11-20T10:30:00.000Z")];
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.Pipeline.ScheduleAsync();
        await run.Pipeline.DrainAsync();

        var state = await run.StateAsync();
        state.Status.ShouldBe(MetricStatus.Ok);
        state.Covered.ToString().ShouldBe("2026-08-24..2026-11-21");
        (await run.DumpAsync()).ShouldContain("post_engagements");
    }

    [Fact]
    public async Task Collect_NobodyListens_IsRetried()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, settings: ("X:BaseUrl", "http://127.0.0.1:9"));

        await Should.ThrowAsync<TransientSourceException>(() => run.CollectAsync());
    }
}
