namespace Engagement.Simulator.Tests.X;

public sealed class TokenTests : IAsyncLifetime
{
    private XSimulation _x = null!;

    public async ValueTask InitializeAsync() => _x = await XSimulation.StartAsync();

    public ValueTask DisposeAsync() => _x.DisposeAsync();

    [Fact]
    public async Task Token_Unknown_Is401()
    {
        var response = await _x.AskAsync($"users/{_x.Shop.Id}", "made-up");

        response.Status.ShouldBe(401);
        response.Text.ShouldBe("""{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""");
    }

    [Fact]
    public async Task Bearer_OnAUsersEndpoint_IsUnsupportedAuthentication()
    {
        var response = await _x.AskAsync("users/me");

        response.Status.ShouldBe(403);
        response.Body["title"]!.GetValue<string>().ShouldBe("Unsupported Authentication");
        response.Body["type"]!.GetValue<string>().ShouldBe("https://api.twitter.com/2/problems/unsupported-authentication");
    }

    [Fact]
    public async Task UserToken_OnAnAppsEndpoint_IsUnsupportedAuthentication() =>
        (await _x.AskAsync("usage/tweets", _x.Shop.AccessToken)).Status.ShouldBe(403);

    [Fact]
    public async Task AccessToken_AfterTwoHours_Is401UntilRefreshed()
    {
        var account = _x.Shop;
        _x.Clock.Now = _x.Clock.Now.AddHours(2);
        (await _x.AskAsync("users/me", account.AccessToken)).Status.ShouldBe(401);

        var pair = (await _x.RefreshAsync(account.RefreshToken)).Body;

        pair["token_type"]!.GetValue<string>().ShouldBe("bearer");
        pair["expires_in"]!.GetValue<int>().ShouldBe(7200);
        pair["scope"]!.GetValue<string>().ShouldContain("offline.access");
        (await _x.AskAsync("users/me", pair["access_token"]!.GetValue<string>())).Status.ShouldBe(200);
        _x.Shop.RefreshToken.ShouldBe(pair["refresh_token"]!.GetValue<string>());
    }

    [Fact]
    public async Task RefreshToken_UsedTwice_EndsItsFamilyButNoOther()
    {
        var account = _x.Shop;
        var second = (await _x.RefreshAsync(account.RefreshToken)).Body;

        var replay = await _x.RefreshAsync(account.RefreshToken);

        replay.Status.ShouldBe(400);
        replay.Text.ShouldBe("""{"error":"invalid_request","error_description":"Value passed for the token was invalid."}""");
        (await _x.RefreshAsync(second["refresh_token"]!.GetValue<string>())).Status.ShouldBe(400);
        (await _x.AskAsync("users/me", second["access_token"]!.GetValue<string>())).Status.ShouldBe(401);
        (await _x.RefreshAsync(_x.Museum.RefreshToken)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Authorize_AfterAnEndedFamily_GivesTokensThatWork()
    {
        var account = _x.Shop;
        await _x.RefreshAsync(account.RefreshToken);
        await _x.RefreshAsync(account.RefreshToken);

        await _x.AuthorizeAsync(account);

        (await _x.AskAsync("users/me", _x.Shop.AccessToken)).Status.ShouldBe(200);
        (await _x.RefreshAsync(_x.Shop.RefreshToken)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refresh_WrongClient_Is401AndKeepsTheToken()
    {
        (await _x.RefreshAsync(_x.Shop.RefreshToken, secret: "wrong")).Status.ShouldBe(401);

        (await _x.RefreshAsync(_x.Shop.RefreshToken)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Path_Unknown_Is404() => (await _x.AskAsync("users/1/feelings")).Status.ShouldBe(404);
}
