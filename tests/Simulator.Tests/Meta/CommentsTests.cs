using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Meta;

public sealed class CommentsTests(GeneratedPages pages) : IClassFixture<GeneratedPages>, IAsyncLifetime
{
    private readonly Simulation _simulation = pages.Simulation;
    private JsonNode _post = null!;

    private string PostId => _post["id"]!.GetValue<string>();

    public async ValueTask InitializeAsync()
    {
        _post = (await _simulation.TruthAsync("posts")).First(p =>
            p!["comments"]!.GetValue<long>() > p["topLevelComments"]!.GetValue<long>())!;
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Comments_Stream_HasRepliesWithTheirParentAndTheFullCount()
    {
        var answer = await _simulation.GetAsync($"v26.0/{PostId}/comments?fields=id,message,from,created_time,like_count,comment_count,parent{{id}},is_hidden,can_hide&filter=stream&order=chronological&summary=true&limit=100");

        var comments = answer["data"]!.AsArray();
        answer["summary"]!["total_count"]!.GetValue<long>().ShouldBe(_post["comments"]!.GetValue<long>());
        var reply = comments.First(c => c!["parent"] is not null)!;
        comments.ShouldContain(c => c!["id"]!.GetValue<string>() == reply["parent"]!["id"]!.GetValue<string>());
        reply["from"]!["id"]!.GetValue<string>().ShouldBe(_simulation.Page.Id);
        comments.ShouldAllBe(c => c!["id"]!.GetValue<string>().StartsWith(PostId.Split('_')[1] + "_", StringComparison.Ordinal));
        var times = comments.Select(c => c!["created_time"]!.GetValue<string>()).ToList();
        times.ShouldBe(times.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Comments_TopLevel_LeaveRepliesToTheirParents()
    {
        var top = await _simulation.GetAsync($"v26.0/{PostId}/comments?fields=id,comment_count&summary=true&limit=100");

        top["data"]!.AsArray().Count.ShouldBe((int)_post["topLevelComments"]!.GetValue<long>());
        var answered = top["data"]!.AsArray().First(c => c!["comment_count"]!.GetValue<int>() > 0)!;
        var replies = await _simulation.GetAsync($"v26.0/{answered["id"]}/comments");
        replies["data"]!.AsArray().ShouldHaveSingleItem()!["from"]!["name"]!.GetValue<string>().ShouldBe(_simulation.Page.Name);
    }

    [Fact]
    public async Task Comments_ReverseOrder_IsTheSameListBackwards()
    {
        var forwards = await _simulation.GetAsync($"v26.0/{PostId}/comments?filter=stream&limit=100");
        var backwards = await _simulation.GetAsync($"v26.0/{PostId}/comments?filter=stream&limit=100&order=reverse_chronological");

        backwards["data"]!.AsArray().Reverse().Select(c => c!["id"]!.GetValue<string>())
            .ShouldBe(forwards["data"]!.AsArray().Select(c => c!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Comments_UserToken_AreEmptyWithoutError()
    {
        var (status, body) = await _simulation.AskAsync($"v26.0/{PostId}/comments", _simulation.Server.UserAccessToken);

        status.ShouldBe(200);
        body.ShouldBe("""{"data":[]}""");
    }

    [Fact]
    public async Task Comments_UnknownComment_IsError100Subcode33()
    {
        (await _simulation.ErrorAsync($"v26.0/{PostId.Split('_')[1]}_399999/comments", 400))["error_subcode"]!.GetValue<int>().ShouldBe(33);
    }

    [Fact]
    public async Task Comments_NestedInPosts_GoOnAtTheEdge()
    {
        const string Nested = "v26.0/{page}/published_posts?limit=100&fields=id,comments.filter(stream).order(chronological).limit(2).summary(total_count){id}";
        var posts = (await _simulation.GetAsync(Nested))["data"]!.AsArray();

        foreach (var post in posts)
        {
            var whole = await IdsAsync($"v26.0/{post!["id"]}/comments?filter=stream&limit=100&fields=id");
            var nested = post["comments"]!;
            var ids = nested["data"]!.AsArray().Select(c => c!["id"]!.GetValue<string>()).ToList();
            ids.ShouldBe(whole.Take(2));
            (nested["paging"]?["next"] is not null).ShouldBe(whole.Count > 2);
            if (nested["paging"]?["next"] is { } next)
                (await IdsAsync(next.GetValue<string>())).ShouldBe(whole.Skip(2));
        }
    }

    [Fact]
    public async Task Comments_UnknownOrder_IsRefused() =>
        (await _simulation.ErrorAsync($"v26.0/{PostId}/comments?order=newest", 400))["message"]!.GetValue<string>().ShouldContain("order");

    [Fact]
    public async Task Comments_HiddenAndRemoved_AreServedAsTheTruthSays()
    {
        var truth = await _simulation.TruthAsync("comments");
        truth.Select(c => c!["state"]!.GetValue<string>()).Distinct().ShouldBe(["visible", "hidden", "removed"], ignoreOrder: true);
        foreach (var post in truth.GroupBy(c => c!["postId"]!.GetValue<string>()).Where(p => p.Any(c => c!["state"]!.GetValue<string>() != "visible")).Take(5))
        {
            var served = new List<string>();
            var path = $"v26.0/{post.Key}/comments?filter=stream&limit=100&fields=id,is_hidden";
            for (JsonNode? answer; path is not null; path = answer["paging"]?["next"]?.GetValue<string>())
                served.AddRange((answer = await _simulation.GetAsync(path))["data"]!.AsArray().Select(c => $"{c!["id"]} {c["is_hidden"]!.GetValue<bool>()}"));

            served.ShouldBe(post.Where(c => c!["state"]!.GetValue<string>() != "removed").Select(c => $"{c!["id"]} {c["state"]!.GetValue<string>() == "hidden"}"));
        }
        var removed = truth.First(c => c!["state"]!.GetValue<string>() == "removed")!["id"];
        (await _simulation.ErrorAsync($"v26.0/{removed}", 400))["error_subcode"]!.GetValue<int>().ShouldBe(33);
    }

    [Fact]
    public async Task Moderation_PostsAndComments_AreTreatedFromNowOn()
    {
        await using var simulation = await Simulation.StartAsync(days: 10, pages: 1);
        var comments = (await simulation.TruthAsync("comments")).Where(c => c!["state"]!.GetValue<string>() == "visible").ToList();
        var reply = comments.First(c => c!["parentId"] is not null)!;
        var (post, other) = (reply["postId"]!.GetValue<string>(), comments.First(c => c!["postId"]!.GetValue<string>() != reply["postId"]!.GetValue<string>())!);

        (await ModerateAsync(simulation, reply["parentId"]!.GetValue<string>(), "remove")).ShouldBe(200);
        (await StateAsync(reply)).ShouldBe("removed");
        (await ModerateAsync(simulation, reply["parentId"]!.GetValue<string>(), "restore")).ShouldBe(200);
        (await StateAsync(reply)).ShouldBe("visible");
        (await ModerateAsync(simulation, other["id"]!.GetValue<string>(), "hide")).ShouldBe(200);
        (await StateAsync(other)).ShouldBe("hidden");
        (await ModerateAsync(simulation, post, "remove")).ShouldBe(200);
        (await StateAsync(reply)).ShouldBeNull();
        (await simulation.AllPostsAsync("fields=id")).ShouldNotContain(p => p["id"]!.GetValue<string>() == post);
        (await simulation.ErrorAsync($"v26.0/{post}/comments", 400))["error_subcode"]!.GetValue<int>().ShouldBe(33);
        (await ModerateAsync(simulation, post, "restore")).ShouldBe(200);
        (await StateAsync(reply)).ShouldBe("visible");
        (await ModerateAsync(simulation, post, "hide")).ShouldBe(400);
        (await ModerateAsync(simulation, "1_2", "remove")).ShouldBe(400);
        (await ModerateAsync(simulation, post, "praise")).ShouldBe(400);

        async Task<string?> StateAsync(JsonNode comment) => (await simulation.TruthAsync("comments"))
            .SingleOrDefault(c => c!["id"]!.GetValue<string>() == comment["id"]!.GetValue<string>())?["state"]!.GetValue<string>();
    }

    private static async Task<int> ModerateAsync(Simulation simulation, string id, string action)
    {
        using var response = await simulation.Client.PostAsJsonAsync($"truth/pages/{simulation.Page.Id}/moderation", new { id, action });
        return (int)response.StatusCode;
    }

    private async Task<List<string>> IdsAsync(string path)
    {
        var ids = new List<string>();
        for (JsonNode? answer; path is not null; path = answer["paging"]?["next"]?.GetValue<string>()!)
            ids.AddRange((answer = await _simulation.GetAsync(path))["data"]!.AsArray().Select(c => c!["id"]!.GetValue<string>()));
        return ids;
    }
}
