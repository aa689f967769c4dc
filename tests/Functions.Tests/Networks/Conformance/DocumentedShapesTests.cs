using Engagement.Core;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Networks.X;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Conformance;

/// <summary>Answers as the networks write them, field by field, with values of our own; and everything about where and how to ask that is a setting.</summary>
public class DocumentedShapesTests(AzuriteFixture azurite)
{
    private static readonly DayRange TwoDays = new(new(2026, 11, 18), new(2026, 11, 19));

    private const string Insights = """
        {"data":[
          {"name":"page_post_engagements","period":"day",
           "values":[{"value":123,"end_time":"2026-11-19T08:00:00+0000"},{"value":"110","end_time":"2026-11-20T08:00:00+0000"}],
           "title":"Daily Post Engagements",
           "description":"Daily: The number of times people have engaged with your posts through like, comments and shares and more.",
           "id":"1000/insights/page_post_engagements/day"},
          {"name":"page_actions_post_reactions_total","period":"day","values":[{"value":{"like":8,"love":1},"end_time":"2026-11-19T08:00:00+0000"},{"value":{},"end_time":"2026-11-20T08:00:00+0000"}],
           "title":"Daily Total Reactions","description":"Daily: total reactions.","id":"1000/insights/page_actions_post_reactions_total/day"},
          {"name":"page_views_total","period":"day","values":[],"title":"Daily Total views count per Page","description":"","id":"1000/insights/page_views_total/day"}],
         "paging":{"previous":"https://graph.facebook.com/v26.0/1000/insights?access_token=secret&since=1&until=2",
                   "next":"https://graph.facebook.com/v26.0/1000/insights?access_token=secret&since=3&until=4"}}
        """;

    private const string Breakdown = """
        {"data":[{"name":"page_media_view","period":"day","values":[
          {"value":25,"end_time":"2026-11-19T08:00:00+0000","is_from_ads":"0"},{"value":5,"end_time":"2026-11-19T08:00:00+0000","is_from_ads":"1"}],
          "title":"Views","id":"1000/insights/page_media_view/day"}]}
        """;

    private const string Views = """{"data":[{"name":"page_media_view","period":"day","values":[{"value":30,"end_time":"2026-11-19T08:00:00+0000"}],"id":"1000/insights/page_media_view/day"}]}""";

    private const string Posts = """
        {"data":[{"id":"1000_2001","message":"Bonjour","created_time":"2026-11-18T14:00:00+0000","updated_time":"2026-11-18T15:00:00+0000",
          "permalink_url":"https://www.facebook.com/1000/posts/2001","status_type":"added_photos","is_published":true,"is_hidden":false,"shares":{"count":3},
          "attachments":{"data":[{"media_type":"photo"}]},
          "reactions":{"data":[],"summary":{"total_count":31,"viewer_reaction":"NONE"}},
          "comments":{"data":[],"summary":{"order":"ranked","total_count":7,"can_comment":true}},
          "insights":{"data":[{"name":"post_reactions_by_type_total","period":"lifetime","values":[{"value":{"like":30,"love":1}}],
            "title":"Lifetime Total post Reactions by Type.","description":"Lifetime: Total post reactions by type.","id":"1000_2001/insights/post_reactions_by_type_total/lifetime"}],
            "paging":{"previous":"https://graph.facebook.com/x?access_token=secret","next":"https://graph.facebook.com/x?access_token=secret"}}},
         {"id":"1000_2002","created_time":"2026-11-19T09:00:00+0000"}],
         "paging":{"cursors":{"before":"QVFIb","after":"QVFIa"}}}
        """;

    private const string User = """
        {"data":{"id":"2244994945678901234","name":"X Developers","username":"xdevelopers","created_at":"2013-12-14T04:35:55.000Z","verified":true,"protected":false,
         "description":"...","location":"...","profile_image_url":"https://pbs.twimg.com/profile_images/1/a_normal.jpg",
         "public_metrics":{"followers_count":570842,"following_count":2048,"tweet_count":14,"listed_count":1672,"like_count":0,"media_count":0}}}
        """;

    private const string Timeline = """
        {"data":[{"id":"1577730467436138524","text":"Bonjour","edit_history_tweet_ids":["1577730467436138524"],"author_id":"2244994945678901234","created_at":"2026-11-20T10:30:00.000Z",
          "conversation_id":"1577730467436138524","lang":"en","reply_settings":"everyone","referenced_tweets":[{"type":"replied_to","id":"1577730467436138000"}],
          "public_metrics":{"retweet_count":5,"reply_count":2,"like_count":42,"quote_count":1,"bookmark_count":3,"impression_count":1500}}],
         "includes":{"users":[{"id":"2244994945678901234","name":"...","username":"..."}]},
         "errors":[{"resource_id":"456","resource_type":"tweet","parameter":"referenced_tweets.id","value":"456","title":"Not Found Error","detail":"Could not find tweet.","type":"https://api.twitter.com/2/problems/resource-not-found"}],
         "meta":{"result_count":1,"newest_id":"1577730467436138524","oldest_id":"1577730467436138524"}}
        """;

    [Fact]
    public async Task Facebook_AnswersAsDocumented_AreRead()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = request => new(200, request switch
        {
            { Edge: "published_posts" } => Posts,
            { Metrics.Length: > 5 } => Insights.Replace("\"data\":[", $"\"data\":[{Views[(Views.IndexOf('[', StringComparison.Ordinal) + 1)..^2]},", StringComparison.Ordinal),
            _ when request.Query.ContainsKey("breakdown") => Breakdown,
            _ => """{"data":[]}""",
        });
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();

        await pipeline.CollectAsync("1000", TwoDays.FirstDay, TwoDays.LastDay);

        var days = await pipeline.DaysAsync(TwoDays);
        days.Select(day => day[PageMetric.Engagements].Count).ShouldBe([123, 110]);
        days.Select(day => day[PageMetric.Reactions].Count).ShouldBe([9, 0], "an object leaves out zeros");
        days.Select(day => day[PageMetric.ViewsFromAds].Count).ShouldBe([5, null]);
        days.ShouldAllBe(day => day[PageMetric.PageVisits].Count == null, "no values are no zeros");
        days.Select(day => day[PageMetric.PostsPublished].Count).ShouldBe([1, 1]);
        var posts = await pipeline.Get<PostRows>().ReadCountsAsync(new(Network.Facebook, "1000"), TwoDays, CancellationToken.None);
        posts.Select(post => (post.Id, post.Reactions.Count, post.Comments.Count, post.Shares.Count)).ShouldBe([("1000_2001", 31, 7, 3), ("1000_2002", null, null, 0)]);
        (await pipeline.DumpAsync()).ShouldNotContain("access_token");
    }

    [Fact]
    public async Task X_AnswersAsDocumented_AreRead()
    {
        await using var stub = await XStub.StartAsync();
        stub.Instead = request => new(200, request.IsTimeline ? Timeline : User);
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.DayAsync(XRun.Week.LastDay))[PageMetric.Followers].Count.ShouldBe(570842);
        (await run.DayAsync(new(2026, 11, 20)))[PageMetric.PostsPublished].Count.ShouldBe(1);
        var post = (await run.FindAsync("1577730467436138524", new(2026, 11, 20, 10, 30, 0, TimeSpan.Zero))).ShouldNotBeNull();
        (post.Reactions.Count, post.Comments.Count, post.Shares.Count).ShouldBe((42, 2, 6));
    }

    [Fact]
    public async Task Facebook_AddressVersionNamesAndPageSize_AreSettings()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, new(stub.BaseUri, "behind/a/proxy"), new Dictionary<string, string?>
        {
            ["Facebook:PageSize"] = "37",
            ["Facebook:MetricNames:page_views_total"] = "page_visits_of_tomorrow",
            ["Facebook:MetricNames:page_total_actions"] = "",
            ["Facebook:MetricNames:post_clicks"] = "post_presses",
        });
        await pipeline.RegisterAsync();

        await pipeline.CollectAsync("1000", TwoDays.FirstDay, TwoDays.LastDay);

        var asked = stub.Requests.SelectMany(request => request.Metrics).ToList();
        asked.ShouldContain("page_visits_of_tomorrow");
        asked.ShouldNotContain("page_views_total");
        asked.ShouldNotContain("page_total_actions");
        var listing = stub.Requests.Single(request => request.Edge == "published_posts").Query;
        listing["limit"].ShouldBe("37");
        listing["fields"].ShouldContain("post_presses");
        (await pipeline.DaysAsync(TwoDays)).ShouldAllBe(day => day[PageMetric.PageVisits].Count != null && day[PageMetric.ContactClicks] == MetricValue.Missing(MetricStatus.NotCollected));
    }

    [Fact]
    public async Task X_AddressFieldsAndPageSize_AreSettings()
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, settings: [("X:BaseUrl", new Uri(stub.BaseUri, "behind/a/proxy").AbsoluteUri), ("X:PageSize", "37"), ("X:FieldFamily", "post")]);

        await run.CollectAsync();

        var listing = stub.Requests.Single(request => request.IsTimeline);
        listing["max_results"].ShouldBe("37");
        listing["post.fields"].ShouldNotBeNull();
    }
}
