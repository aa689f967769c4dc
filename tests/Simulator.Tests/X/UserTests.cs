using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.X;

public sealed class UserTests(GeneratedAccounts accounts) : IClassFixture<GeneratedAccounts>
{
    private readonly XSimulation _x = accounts.Simulation;

    [Fact]
    public async Task User_NoFields_HasIdNameAndUsername()
    {
        foreach (var path in new[] { $"users/{_x.Shop.Id}", $"users/by/username/{_x.Shop.Username}" })
            JsonNode.DeepEquals(await _x.GetAsync(path), JsonNode.Parse(
                $$$"""{"data":{"id":"{{{_x.Shop.Id}}}","name":"Maison Verdier","username":"maisonverdier"}}""")).ShouldBeTrue();
    }

    [Fact]
    public async Task User_AllFields_HasTheDocumentedShape()
    {
        var user = (await _x.GetAsync($"users/{_x.Shop.Id}?user.fields=created_at,description,location,profile_image_url,protected,"
            + "public_metrics,verified,verified_type,url,most_recent_tweet_id,pinned_tweet_id"))["data"]!.AsObject();

        user.Select(f => f.Key).ShouldBe(["id", "name", "username", "created_at", "description", "location", "most_recent_tweet_id",
            "profile_image_url", "protected", "public_metrics", "url", "verified", "verified_type"]);
        user["public_metrics"]!.AsObject().Select(f => f.Key).ShouldBe(["followers_count", "following_count", "tweet_count", "listed_count",
            "like_count", "media_count"]);
        user["created_at"]!.GetValue<string>().ShouldMatch(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$");
        user["public_metrics"]!["followers_count"]!.GetValue<long>()
            .ShouldBe((await _x.TruthAsync("days", _x.Shop))[^1]!["followers"]!.GetValue<long>());
    }

    [Fact]
    public void Ids_AreLargerThanADoubleHolds() =>
        _x.Server.XAccounts.ShouldAllBe(a => long.Parse(a.Id, System.Globalization.CultureInfo.InvariantCulture) > 1L << 53);

    [Theory]
    [InlineData("users/456", "id", "456")]
    [InlineData("users/by/username/nobody_at_all", "username", "nobody_at_all")]
    [InlineData("users/456/tweets", "id", "456")]
    [InlineData("users/456/followers", "id", "456")]
    public async Task User_SingleMissing_IsASuccessWithOnlyErrors(string path, string parameter, string value) =>
        JsonNode.DeepEquals(await _x.GetAsync(path), JsonNode.Parse(
            $$"""
            {"errors":[{"resource_id":"{{value}}","resource_type":"user","parameter":"{{parameter}}","value":"{{value}}",
             "title":"Not Found Error","detail":"Could not find user with {{parameter}}: [{{value}}].",
             "type":"https://api.twitter.com/2/problems/resource-not-found"}]}
            """)).ShouldBeTrue();

    [Fact]
    public async Task Users_SomeMissing_GivesTheOthersAndTheErrors()
    {
        foreach (var path in new[] { $"users?ids={_x.Shop.Id},456,{_x.Bakery.Id}", $"users/by?usernames={_x.Shop.Username},nobody_at_all,{_x.Bakery.Username}" })
        {
            var answer = await _x.GetAsync(path);
            answer["data"]!.AsArray().Select(u => u!["id"]!.GetValue<string>()).ShouldBe([_x.Shop.Id, _x.Bakery.Id]);
            answer["errors"]!.AsArray().Count.ShouldBe(1);
            answer.ContainsKey("meta").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Users_BoughtAndClosedByTheNetwork_AreSuspended()
    {
        var clock = FixedClock.AtNoonOf(2026, 8, 1);
        await using var x = await XSimulation.StartAsync(clock);
        var bought = (await x.TruthAsync("followers", x.Museum)).Where(f => f!["isBought"]!.GetValue<bool>())
            .Select(f => f!["id"]!.GetValue<string>()).Take(100).ToList();
        clock.Now = clock.Now.AddDays(120);

        var answer = await x.GetAsync($"users?ids={string.Join(',', bought)}");

        answer["data"]!.AsArray().ShouldNotBeEmpty();
        answer["errors"]!.AsArray().ShouldNotBeEmpty();
        (answer["data"]!.AsArray().Count + answer["errors"]!.AsArray().Count).ShouldBe(100);
        answer["errors"]!.AsArray().ShouldAllBe(e => e!["title"]!.GetValue<string>() == "Forbidden");
        answer["errors"]![0]!["detail"]!.GetValue<string>().ShouldMatch(@"^User has been suspended: \[\d+\]\.$");
    }

    [Fact]
    public async Task Me_IsTheUserOfTheToken() =>
        (await _x.GetAsync("users/me", _x.Bakery.AccessToken))["data"]!["id"]!.GetValue<string>().ShouldBe(_x.Bakery.Id);

    [Fact]
    public async Task Followers_AreThoseWhoFollowNow_NewestFirst()
    {
        var truth = (await _x.TruthAsync("followers", _x.Museum)).Select(f => f!["id"]!.GetValue<string>()).ToList();

        (await _x.AllIdsAsync($"users/{_x.Museum.Id}/followers?max_results=1000")).ShouldBe(truth);
        truth.Count.ShouldBe((int)(await _x.TruthAsync("days", _x.Museum))[^1]!["followers"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("users?ids=abc", "ids")]
    [InlineData("users", "ids")]
    [InlineData("users/abc", "id")]
    [InlineData("users/by", "usernames")]
    [InlineData("users/1?user.fields=karma", "user.fields")]
    [InlineData("users/1?colour=red", "colour")]
    [InlineData("users/1/followers?max_results=0", "max_results")]
    [InlineData("users/1/followers?max_results=1001", "max_results")]
    public async Task Users_BadQuestion_IsAnInvalidRequestThatNamesTheParameter(string path, string parameter)
    {
        var response = await _x.AskAsync(path);

        response.Status.ShouldBe(400, response.Text);
        response.ContentType.ShouldBe("application/problem+json");
        response.Body["type"]!.GetValue<string>().ShouldBe("https://api.twitter.com/2/problems/invalid-request");
        response.Body["errors"]![0]!["parameters"]!.AsObject().Single().Key.ShouldBe(parameter);
    }

    [Fact]
    public async Task Users_MoreThanAHundred_AreRefused() =>
        (await _x.AskAsync("users?ids=" + string.Join(',', Enumerable.Range(1, 101)))).Status.ShouldBe(400);
}
