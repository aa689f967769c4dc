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
}
