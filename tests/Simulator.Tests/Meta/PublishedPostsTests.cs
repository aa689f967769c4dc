using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Meta;

public sealed class PublishedPostsTests(GeneratedPages pages) : IClassFixture<GeneratedPages>
{
    private const string Fields = "id,message,created_time,permalink_url,status_type,is_published,is_hidden,shares,attachments{media_type},"
        + "reactions.summary(total_count).limit(0),comments.summary(true).limit(0)";

    private readonly Simulation _simulation = pages.Simulation;

    [Fact]
    public async Task Posts_WithFields_HaveTheDocumentedShape()
    {
        var truth = (await _simulation.TruthAsync("posts")).First(p =>
            p!["kind"]!.GetValue<string>() == "photo" && p["shares"]!.GetValue<long>() > 0)!;
        var id = truth["id"]!.GetValue<string>();

        var post = (await _simulation.AllPostsAsync($"limit=100&fields={Fields}")).Single(p => p["id"]!.GetValue<string>() == id);

        var expected = $$$$"""
            {"id":"{{{{id}}}}","message":{{{{truth["message"]!.ToJsonString()}}}},"created_time":"{{{{truth["createdAt"]!.GetValue<DateTimeOffset>():yyyy-MM-ddTHH:mm:ss}}}}+0000",
             "permalink_url":"https://www.facebook.com/{{{{_simulation.Page.Id}}}}/posts/{{{{id.Split('_')[1]}}}}",
             "status_type":"added_photos","is_published":true,"is_hidden":false,"shares":{"count":{{{{truth["shares"]}}}}},
             "attachments":{"data":[{"media_type":"photo"}]},
             "reactions":{"data":[],"summary":{"total_count":{{{{truth["reactions"]}}}},"viewer_reaction":"NONE"}},
             "comments":{"data":[],"summary":{"order":"ranked","total_count":{{{{truth["topLevelComments"]}}}},"can_comment":true}}}
            """;
        JsonNode.DeepEquals(post, JsonNode.Parse(expected)).ShouldBeTrue($"{post.ToJsonString()}\n{expected}");
    }

    [Fact]
    public async Task Posts_NoFields_HaveTimeMessageAndId()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/posts?limit=1");

        answer["data"]![0]!.AsObject().Select(f => f.Key).ShouldBe(["created_time", "message", "id"]);
    }

    [Fact]
    public async Task Posts_ZeroShares_HaveNoSharesField()
    {
        var unshared = (await _simulation.TruthAsync("posts", _simulation.Server.Pages[2])).Where(p => p!["shares"]!.GetValue<long>() == 0)
            .Select(p => p!["id"]!.GetValue<string>()).ToList();

        var posts = await _simulation.AllPostsAsync("limit=100&fields=shares", _simulation.Server.Pages[2]);

        unshared.ShouldNotBeEmpty();
        posts.Where(p => !p.ContainsKey("shares")).Select(p => p["id"]!.GetValue<string>()).ShouldBe(unshared);
    }

    [Fact]
    public async Task Posts_AllPages_AreNewestFirstAndNextEndsTheList()
    {
        var first = await _simulation.GetAsync("v26.0/{page}/published_posts?limit=100&fields=created_time");
        var all = await _simulation.AllPostsAsync("limit=100&fields=created_time");

        first["paging"]!["next"].ShouldNotBeNull();
        first["paging"]!.AsObject().ContainsKey("previous").ShouldBeFalse();
        var times = all.Select(p => p["created_time"]!.GetValue<string>()).ToList();
        times.ShouldBe(times.OrderDescending(StringComparer.Ordinal));
        all.Count.ShouldBe((await _simulation.TruthAsync("posts")).Count);
    }

    [Fact]
    public async Task Posts_LastPage_HasCursorsButNoNext()
    {
        var last = await _simulation.GetAsync("v26.0/{page}/published_posts?since=2026-11-19&limit=100");

        last["data"]!.AsArray().ShouldNotBeEmpty();
        last["paging"]!["cursors"]!["after"]!.GetValue<string>().Length.ShouldBeGreaterThan(30);
        last["paging"]!.AsObject().ContainsKey("next").ShouldBeFalse();
    }

    [Fact]
    public async Task Posts_BeforeCursor_GivesThePageBefore()
    {
        var first = await _simulation.GetAsync("v26.0/{page}/published_posts?limit=5");
        var second = await _simulation.GetAsync(first["paging"]!["next"]!.GetValue<string>());
        var back = await _simulation.GetAsync(second["paging"]!["previous"]!.GetValue<string>());

        JsonNode.DeepEquals(back["data"], first["data"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Posts_SinceAndUntil_BoundTheTimes()
    {
        var posts = await _simulation.AllPostsAsync("since=2026-11-01&until=2026-11-08&fields=created_time");

        var expected = (await _simulation.TruthAsync("posts"))
            .Where(p => string.CompareOrdinal(p!["day"]!.GetValue<string>(), "2026-11-01") >= 0
                && string.CompareOrdinal(p["day"]!.GetValue<string>(), "2026-11-08") < 0);
        posts.Select(p => p["id"]!.GetValue<string>()).ShouldBe(expected.Select(p => p!["id"]!.GetValue<string>()));
        posts.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Posts_NothingInRange_IsAnEmptyListWithoutPaging()
    {
        var answer = await _simulation.GetAsync("v26.0/{page}/published_posts?since=2020-01-01&until=2020-01-02");

        answer.ToJsonString().ShouldBe("""{"data":[]}""");
    }

    [Theory]
    [InlineData("limit=101")]
    [InlineData("limit=-1")]
    [InlineData("limit=ten")]
    [InlineData("after=made-up")]
    [InlineData("fields=nothing_like_it")]
    public async Task Posts_BadQuestion_IsRefusedWithCode100(string query)
    {
        (await _simulation.ErrorAsync($"v26.0/{{page}}/published_posts?{query}", 400))["code"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public async Task Posts_ReactionsByAlias_SumToAllReactions()
    {
        var aliases = string.Join(',', new[] { "LIKE", "LOVE", "WOW", "HAHA", "SAD", "ANGRY", "CARE" }
            .Select(t => $"reactions.type({t}).limit(0).summary(total_count).as({t})"));

        var posts = await _simulation.AllPostsAsync($"limit=100&fields=reactions.summary(total_count).limit(0),{aliases}");

        foreach (var post in posts)
            post.Where(f => f.Key is not ("id" or "reactions")).Sum(Count)
                .ShouldBe(post["reactions"]!["summary"]!["total_count"]!.GetValue<long>());

        static long Count(KeyValuePair<string, JsonNode?> field) => field.Value!["summary"]!["total_count"]!.GetValue<long>();
    }

    [Fact]
    public async Task Post_DeletedOrUnknown_IsError100Subcode33()
    {
        var error = await _simulation.ErrorAsync("v26.0/{page}_999?fields=message", 400);

        error["type"]!.GetValue<string>().ShouldBe("GraphMethodException");
        error["error_subcode"]!.GetValue<int>().ShouldBe(33);
    }
}
