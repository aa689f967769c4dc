using System.Diagnostics;
using System.Text.Json;

namespace Engagement.Simulator.Tests.X;

public sealed class XFaultTests : IAsyncLifetime
{
    private XSimulation _x = null!;

    public async ValueTask InitializeAsync() => _x = await XSimulation.StartAsync();

    public ValueTask DisposeAsync() => _x.DisposeAsync();

    [Theory]
    [InlineData("token_expired", 401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""")]
    [InlineData("credits_depleted", 402,
        """{"account_id":1234567890123456789,"title":"CreditsDepleted","detail":"Your enrolled account [1234567890123456789] does not have any credits to fulfill this request.","type":"https://api.twitter.com/2/problems/credits"}""")]
    [InlineData("spend_cap_reached", 403,
        """{"title":"SpendCapReached","detail":"Your enrolled account has reached its billing cycle spend cap.","reset_date":"2026-12-01","type":"https://api.twitter.com/2/problems/credits"}""")]
    [InlineData("client_not_enrolled", 403, null)]
    [InlineData("rate_limit", 429, """{"title":"Too Many Requests","type":"about:blank","status":429,"detail":"Too Many Requests"}""")]
    [InlineData("rate_limit_code_88", 429, """{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""")]
    [InlineData("usage_capped", 429,
        """{"account_id":"1234567890123456789","product_name":"standard-basic","title":"UsageCapExceeded","period":"Monthly","scope":"Product","detail":"Usage cap exceeded: Monthly product cap","type":"https://api.twitter.com/2/problems/usage-capped"}""")]
    [InlineData("invalid_request", 400, null)]
    [InlineData("unsupported_authentication", 403, null)]
    [InlineData("forbidden", 403, """{"title":"Forbidden","type":"about:blank","status":403,"detail":"Forbidden"}""")]
    [InlineData("not_found", 404, """{"title":"Not Found","type":"about:blank","status":404,"detail":"Not Found"}""")]
    [InlineData("server_error", 500, null)]
    [InlineData("unavailable", 503, """{"title":"Service Unavailable","type":"about:blank","status":503,"detail":"Service Unavailable"}""")]
    [InlineData("user_missing", 200, null)]
    [InlineData("user_suspended", 200, null)]
    public async Task Fault_Error_HasItsStatusAndBodyOnEveryEndpoint(string kind, int status, string? body)
    {
        await _x.SetFaultAsync(new { kind });
        var post = (await _x.TruthAsync("posts", _x.Shop))[0]!;

        foreach (var path in new[]
        {
            $"users/{_x.Shop.Id}", $"users?ids={_x.Museum.Id},{_x.Shop.Id}", $"users/by/username/{_x.Shop.Username}",
            $"users/by?usernames={_x.Shop.Username}", $"users/{_x.Shop.Id}/tweets", $"users/{_x.Shop.Id}/mentions",
            $"users/{_x.Shop.Id}/followers", $"tweets?ids={post["id"]}", $"tweets/{post["id"]}",
            $"tweets/search/recent?query=from:{_x.Shop.Username}", $"tweets/search/recent?query=conversation_id:{post["conversationId"]}",
        })
        {
            var response = await _x.AskAsync(path);
            response.Status.ShouldBe(status, path);
            if (body is not null)
                response.Text.ShouldBe(body);
            if (status == 200)
                response.Body.Select(p => p.Key).ShouldBe(["errors"]);
            if (status == 429)
                (response.Header("x-rate-limit-remaining") == 0).ShouldBe(kind != "usage_capped");
        }

        (await _x.AskAsync($"users/{_x.Museum.Id}")).Body["data"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Fault_RateLimitWithoutReset_DoesNotSayUntilWhen()
    {
        await _x.SetFaultAsync(new { kind = "rate_limit_without_reset", retryAfterSeconds = 30 });

        var response = await _x.AskAsync($"users/{_x.Shop.Id}");

        response.Status.ShouldBe(429);
        response.Headers.Contains("x-rate-limit-reset").ShouldBeFalse();
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Fault_PartialErrors_StandBesideTheWholeAnswer()
    {
        var whole = (await _x.AskAsync($"users/{_x.Shop.Id}/tweets")).Ids.ToList();
        await _x.SetFaultAsync(new { kind = "partial_errors" });

        var partial = await _x.AskAsync($"users/{_x.Shop.Id}/tweets");

        partial.Ids.ShouldBe(whole);
        partial.Body["errors"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fault_EmptyList_IsASuccessWithNothing()
    {
        await _x.SetFaultAsync(new { kind = "empty_list" });

        (await _x.AskAsync($"users/{_x.Shop.Id}/tweets")).Text.ShouldBe("""{"meta":{"result_count":0}}""");
        (await _x.AskAsync($"users/{_x.Shop.Id}")).Body["data"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Plan_OfAnAccount_IsDrawnAndCounted()
    {
        await _x.SetFaultAsync(new { schedule = new[] { new { call = 2, kind = "unavailable" } } });

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
            statuses.Add((await _x.AskAsync($"users/{_x.Shop.Id}")).Status);

        statuses.ShouldBe([200, 503, 200]);
        (await _x.CallsAsync(_x.Shop)).ShouldBe("""{"calls":3,"byEndpoint":{"users":3},"faults":{"unavailable":1}}""");
    }

    [Theory]
    [InlineData("users", "users/{id}")]
    [InlineData("timeline", "users/{id}/tweets")]
    [InlineData("mentions", "users/{id}/mentions")]
    [InlineData("followers", "users/{id}/followers")]
    [InlineData("search", "tweets/search/recent?query=from:maisonverdier")]
    public async Task Fault_OnOneEndpoint_HitsOnlyThatForItsTimes(string endpoint, string path)
    {
        await _x.SetFaultAsync(new { kind = "unavailable", endpoint, times = 1 });
        path = path.Replace("{id}", _x.Shop.Id, StringComparison.Ordinal);
        var other = endpoint == "users" ? $"users/{_x.Shop.Id}/tweets" : $"users/{_x.Shop.Id}";

        (await _x.AskAsync(other)).Status.ShouldBe(200);
        (await _x.AskAsync(path)).Status.ShouldBe(503);
        (await _x.AskAsync(path)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Fault_OnTheToken_AnErrorKeepsItAndACutAnswerUsesItUp()
    {
        var token = _x.Shop.RefreshToken;
        await _x.SetFaultAsync(new { kind = "unavailable", endpoint = "token", times = 1 });
        (await _x.RefreshAsync(token)).Status.ShouldBe(503);
        _x.Shop.RefreshToken.ShouldBe(token);

        await _x.SetFaultAsync(new { kind = "truncated_json", endpoint = "token", times = 1 });
        var cut = await _x.RefreshAsync(token);

        Should.Throw<JsonException>(() => cut.Body);
        (await _x.RefreshAsync(token)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Fault_NotJsonAndTruncatedJson_CannotBeParsed()
    {
        foreach (var kind in new[] { "not_json", "truncated_json" })
        {
            await _x.SetFaultAsync(new { kind });
            var response = await _x.AskAsync($"users/{_x.Shop.Id}/tweets");
            response.Status.ShouldBe(200);
            Should.Throw<JsonException>(() => response.Body);
        }
    }

    [Fact]
    public async Task Fault_Slow_AnswersLate()
    {
        await _x.SetFaultAsync(new { kind = "slow" });
        var watch = Stopwatch.StartNew();

        (await _x.AskAsync($"users/{_x.Shop.Id}")).Body["data"].ShouldNotBeNull();

        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task Fault_Timeout_NeverAnswers()
    {
        await _x.SetFaultAsync(new { kind = "timeout" });
        using var client = new HttpClient { BaseAddress = _x.Server.BaseUri, Timeout = TimeSpan.FromMilliseconds(500) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", _x.Shop.BearerToken);

        await Should.ThrowAsync<TaskCanceledException>(() => client.GetAsync(new Uri($"2/users/{_x.Shop.Id}", UriKind.Relative)));
    }

    [Fact]
    public async Task Fault_None_EndsIt()
    {
        await _x.SetFaultAsync(new { kind = "unavailable" });
        await _x.SetFaultAsync(new { kind = "none" });

        (await _x.AskAsync($"users/{_x.Shop.Id}")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("empty_insights", null, "kind 'empty_insights' is not a fault")]
    [InlineData("unavailable", "insights", "endpoint 'insights' is not known; use one of: users, timeline, mentions, followers, posts, search, token")]
    public async Task Fault_OfAnotherNetwork_IsRefused(string kind, string? endpoint, string mentioned) =>
        (await _x.SetFaultAsync(new { kind, endpoint }, expectedStatus: 400)).ShouldContain(mentioned);
}
