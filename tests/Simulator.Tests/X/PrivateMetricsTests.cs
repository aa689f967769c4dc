using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.X;

public sealed class PrivateMetricsTests(GeneratedAccounts accounts) : IClassFixture<GeneratedAccounts>
{
    private const string Fields = "tweet.fields=non_public_metrics,organic_metrics";
    private readonly XSimulation _x = accounts.Simulation;

    [Fact]
    public async Task PrivateMetrics_OwnPostWithin30Days_AreThere()
    {
        var truth = await OwnAsync(_x.Shop, p => p["day"]!.GetValue<string>() == "2026-10-23" && p["kind"]!.GetValue<string>() == "original");

        var answer = await _x.GetAsync($"tweets/{truth["id"]}?{Fields}", _x.Shop.AccessToken);

        JsonNode.DeepEquals(answer["data"]!["non_public_metrics"], JsonNode.Parse(
            $$"""
            {"impression_count":{{truth["impressions"]}},"url_link_clicks":{{truth["linkClicks"]}},
             "user_profile_clicks":{{truth["profileClicks"]}},"engagements":{{truth["engagements"]}}}
            """)).ShouldBeTrue(answer.ToJsonString());
        answer["data"]!["organic_metrics"]!.AsObject().Select(f => f.Key).ShouldBe(
            ["impression_count", "like_count", "reply_count", "retweet_count", "url_link_clicks", "user_profile_clicks"]);
        answer.ContainsKey("errors").ShouldBeFalse();
    }

    [Fact]
    public async Task PrivateMetrics_OlderThan30Days_AreErrorsInASuccess()
    {
        var old = await OwnAsync(_x.Shop, p => p["day"]!.GetValue<string>() == "2026-10-22");

        await ShouldBeRefusedAsync(old, _x.Shop.AccessToken);
    }

    [Fact]
    public async Task PrivateMetrics_AppOnlyOrAnotherUser_AreErrorsInASuccess()
    {
        var recent = await OwnAsync(_x.Shop, _ => true);

        await ShouldBeRefusedAsync(recent, _x.Shop.BearerToken);
        await ShouldBeRefusedAsync(recent, _x.Museum.AccessToken);
    }

    [Fact]
    public async Task PrivateMetrics_OnATimeline_LeaveOutOlderPostsButPageOn()
    {
        var url = $"users/{_x.Shop.Id}/tweets?max_results=50&end_time=2026-10-25T00:00:00Z&{Fields}";

        var answer = await _x.GetAsync(url, _x.Shop.AccessToken);

        var shown = answer["data"]!.AsArray().Count;
        shown.ShouldBeInRange(1, 49);
        answer["errors"]!.AsArray().Count.ShouldBe(2 * (50 - shown));
        answer["meta"]!["result_count"]!.GetValue<int>().ShouldBe(shown);
        var next = await _x.GetAsync($"{url}&pagination_token={answer["meta"]!["next_token"]}", _x.Shop.AccessToken);
        next.ContainsKey("data").ShouldBeFalse();
        next["meta"]!["result_count"]!.GetValue<int>().ShouldBe(0);
        next["meta"]!["next_token"].ShouldNotBeNull();
    }

    private async Task<JsonNode> OwnAsync(SimulatedXAccount account, Func<JsonNode, bool> isWanted) =>
        (await _x.TruthAsync("posts", account)).First(p => p!["isOwn"]!.GetValue<bool>() && isWanted(p))!;

    private async Task ShouldBeRefusedAsync(JsonNode post, string token)
    {
        var answer = await _x.GetAsync($"tweets?ids={post["id"]}&{Fields}", token);

        answer.Select(p => p.Key).ShouldBe(["errors"]);
        answer["errors"]!.AsArray().Select(e => e!["field"]!.GetValue<string>()).ShouldBe(["non_public_metrics", "organic_metrics"]);
        var error = answer["errors"]![0]!;
        error["title"]!.GetValue<string>().ShouldBe("Field Authorization Error");
        error["section"]!.GetValue<string>().ShouldBe("data");
        error["type"]!.GetValue<string>().ShouldEndWith("/not-authorized-for-field");
        error["resource_id"]!.GetValue<string>().ShouldBe(post["id"]!.GetValue<string>());
    }
}
