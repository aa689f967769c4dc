namespace Engagement.Simulator.Tests.X;

public sealed class LimitTests : IAsyncLifetime
{
    private XSimulation _x = null!;

    public async ValueTask InitializeAsync() => _x = await XSimulation.StartAsync();

    public ValueTask DisposeAsync() => _x.DisposeAsync();

    [Fact]
    public async Task Limit_UsedUp_Is429UntilTheWindowEnds()
    {
        var now = _x.Clock.Now.ToUnixTimeSeconds();
        for (var i = 1; i <= 75; i++)
        {
            var response = await _x.AskAsync("users/me", _x.Shop.AccessToken);
            response.Status.ShouldBe(200);
            response.Header("x-rate-limit-limit").ShouldBe(75);
            response.Header("x-rate-limit-remaining").ShouldBe(75 - i);
            response.Header("x-rate-limit-reset").ShouldBeInRange(now + 1, now + 900);
        }

        var refused = await _x.AskAsync("users/me", _x.Shop.AccessToken);
        refused.Status.ShouldBe(429);
        refused.Text.ShouldBe("""{"title":"Too Many Requests","type":"about:blank","status":429,"detail":"Too Many Requests"}""");
        refused.Header("x-rate-limit-remaining").ShouldBe(0);
        (await _x.AskAsync("users/me", _x.Museum.AccessToken)).Status.ShouldBe(200);

        _x.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(refused.Header("x-rate-limit-reset"));
        (await _x.AskAsync("users/me", _x.Shop.AccessToken)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("users/{id}", 300, 900)]
    [InlineData("users?ids={id}", 300, 900)]
    [InlineData("users/by/username/maisonverdier", 300, 900)]
    [InlineData("users/by?usernames=maisonverdier", 300, 900)]
    [InlineData("users/{id}/tweets", 10_000, 900)]
    [InlineData("users/{id}/mentions", 450, 300)]
    [InlineData("users/{id}/followers", 300, 300)]
    [InlineData("tweets?ids=1", 3500, 5000)]
    [InlineData("tweets/1", 450, 900)]
    [InlineData("tweets/search/recent?query=from:maisonverdier", 450, 300)]
    public async Task Limit_PerEndpoint_IsThatOfTheTable(string path, int app, int user)
    {
        path = path.Replace("{id}", _x.Shop.Id, StringComparison.Ordinal);

        (await _x.AskAsync(path)).Header("x-rate-limit-limit").ShouldBe(app);
        (await _x.AskAsync(path, _x.Shop.AccessToken)).Header("x-rate-limit-limit").ShouldBe(user);
    }

    [Fact]
    public async Task Usage_CountsAPostOncePerDay()
    {
        var ids = (await _x.AskAsync($"users/{_x.Shop.Id}/tweets?max_results=20")).Ids.ToList();
        await _x.AskAsync($"users/{_x.Shop.Id}/tweets?max_results=30");
        await _x.AskAsync($"tweets/{ids[0]}");
        _x.Clock.Now = _x.Clock.Now.AddDays(1);
        await _x.AskAsync($"tweets?ids={ids[0]},{ids[1]}");

        var usage = (await _x.GetAsync("usage/tweets?days=7"))["data"]!;

        usage["project_usage"]!.GetValue<string>().ShouldBe("32");
        usage["daily_project_usage"]!["usage"]!.ToJsonString().ShouldBe(
            """[{"date":"2026-11-22T00:00:00.000Z","usage":"30"},{"date":"2026-11-23T00:00:00.000Z","usage":"2"}]""");
        (await _x.AskAsync("usage/tweets?days=91")).Status.ShouldBe(400);
    }
}
