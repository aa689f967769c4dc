using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Faults;

public sealed class FaultTests : IAsyncLifetime
{
    private const string Question = "v26.0/{page}/insights?metric=page_media_view,page_follows&period=day";
    private Simulation _simulation = null!;

    public async ValueTask InitializeAsync() => _simulation = await Simulation.StartAsync();

    public ValueTask DisposeAsync() => _simulation.DisposeAsync();

    [Theory]
    [InlineData("token_expired", 400, 190, 463,
        "Error validating access token: Session has expired on Friday, 20-Nov-26 12:00:00 PST. The current time is Sunday, 22-Nov-26 12:00:00 PST.")]
    [InlineData("role_lost", 400, 190, 492, null)]
    [InlineData("app_not_installed", 400, 190, 458, null)]
    [InlineData("checkpoint", 400, 190, 459, null)]
    [InlineData("password_changed", 400, 190, 460, null)]
    [InlineData("user_unconfirmed", 400, 190, 464, null)]
    [InlineData("token_invalid", 400, 190, 467, null)]
    [InlineData("token_unreadable", 400, 190, null, "Invalid OAuth access token - Cannot parse access token")]
    [InlineData("page_token_needed", 400, 190, null, "This method must be called with a Page Access Token")]
    [InlineData("session_ended", 400, 102, null, null)]
    [InlineData("token_missing", 400, 104, null, "An access token is required to request this resource.")]
    [InlineData("path_unknown", 400, 2500, null, null)]
    [InlineData("user_not_visible", 400, 210, null, null)]
    [InlineData("extended_permission", 400, 283, null, null)]
    [InlineData("wrong_token_type", 400, 1705, null, null)]
    [InlineData("alias_missing", 404, 803, null, null)]
    [InlineData("bad_parameter", 400, 100, null, null)]
    [InlineData("proof_wrong", 400, 100, null, "Invalid appsecret_proof provided in the API argument")]
    [InlineData("no_metric", 400, 3001, 1504028, null)]
    [InlineData("deprecated_api", 400, 12, null, null)]
    [InlineData("policy_block", 400, 368, null, null)]
    [InlineData("unexpected_error", 500, 2, null, "An unexpected error has occurred. Please retry your request later.")]
    [InlineData("messenger_limit", 400, 80006, null, null)]
    [InlineData("no_permission", 400, 10, null, null)]
    [InlineData("object_permission", 403, 200, null, "(#200) Requires business_management permission to manage the object")]
    [InlineData("object_missing", 400, 100, 33, null)]
    [InlineData("unavailable", 503, 2, null, "Service temporarily unavailable")]
    [InlineData("app_limit", 403, 4, null, "(#4) Application request limit reached")]
    [InlineData("user_limit", 400, 17, 2446079, "(#17) User request limit reached")]
    [InlineData("page_request_limit", 400, 32, null, "(#32) Page request limit reached")]
    [InlineData("rate_limit", 400, 613, 1996, "(#613) Calls to this api have exceeded the rate limit.")]
    [InlineData("page_limit", 400, 80001, null,
        "(#80001) There have been too many calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.")]
    public async Task Fault_Error_HasItsStatusCodeAndWords(string kind, int status, int code, int? subcode, string? message)
    {
        await _simulation.SetFaultAsync(new { kind });

        foreach (var path in new[] { Question, "v26.0/{page}", "v26.0/{page}/published_posts" })
        {
            var error = await _simulation.ErrorAsync(path, status);
            error["code"]!.GetValue<int>().ShouldBe(code);
            (error["error_subcode"]?.GetValue<int>()).ShouldBe(subcode);
            error["fbtrace_id"].ShouldNotBeNull();
            if (message is not null)
                error["message"]!.GetValue<string>().ShouldBe(message);
        }
    }

    [Theory]
    [InlineData("messaging_permission", 403, 230)]
    [InlineData("messenger_limit", 400, 80006)]
    public async Task Fault_OfConversations_HasItsCodeAndHitsThemAlone(string kind, int status, int code)
    {
        await _simulation.SetFaultAsync(new { kind, endpoint = "conversations" });

        (await _simulation.ErrorAsync("v26.0/{page}/conversations", status))["code"]!.GetValue<int>().ShouldBe(code);
        (await _simulation.GetAsync(Question))["data"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("token_not_valid", """{"data":{"is_valid":false""")]
    [InlineData("data_access_expired", "\"data_access_expires_at\":1795291200,")]
    [InlineData("not_json", "<!DOCTYPE html>")]
    [InlineData("app_limit", "(#4) Application request limit reached")]
    public async Task Fault_OfTheToken_HitsQuestionsAboutItAlone(string kind, string answer)
    {
        await _simulation.SetFaultAsync(new { kind, endpoint = "debug_token" });

        (await InspectAsync()).ShouldContain(answer);
        (await InspectAsync(_simulation.Server.Pages[1])).ShouldContain("\"is_valid\":true");
        (await _simulation.GetAsync(Question))["data"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("token_not_valid", false)]
    [InlineData("token_expired", true)]
    public async Task Fault_WithoutEndpoint_HitsQuestionsAboutTheTokenOnlyIfItIsOfThemAlone(string kind, bool isValid)
    {
        await _simulation.SetFaultAsync(new { kind });

        (await InspectAsync()).ShouldContain($"\"is_valid\":{(isValid ? "true" : "false")}");
    }

    private async Task<string> InspectAsync(SimulatedPage? page = null) => (await _simulation.AskAsync(
        $"debug_token?input_token={(page ?? _simulation.Page).AccessToken}", _simulation.Server.UserAccessToken)).Body;

    [Fact]
    public async Task Fault_OnOnePage_LeavesTheOthersAlone()
    {
        await _simulation.SetFaultAsync(new { kind = "token_expired" });

        (await _simulation.GetAsync(Question, _simulation.Server.Pages[1]))["data"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Fault_ServerError_IsABareBody()
    {
        await _simulation.SetFaultAsync(new { kind = "server_error" });

        (await _simulation.GetAsync(Question, 500)).ToJsonString()
            .ShouldBe("""{"error":{"message":"An unknown error occurred","code":1}}""");
    }

    [Fact]
    public async Task Fault_ReduceData_IsABareBody()
    {
        await _simulation.SetFaultAsync(new { kind = "reduce_data" });

        (await _simulation.GetAsync("v26.0/{page}/published_posts", 500)).ToJsonString()
            .ShouldBe("""{"error":{"message":"Please reduce the amount of data you\u0027re asking for, then retry your request","code":1}}""");
    }

    [Fact]
    public async Task Fault_RangeTooLong_IsOfInsightsOnly()
    {
        await _simulation.SetFaultAsync(new { kind = "range_too_long" });

        (await _simulation.ErrorAsync(Question, 400))["error_subcode"]!.GetValue<int>().ShouldBe(1504016);
        await _simulation.GetAsync("v26.0/{page}/published_posts", 200);
    }

    [Fact]
    public async Task Fault_EmptyList_IsASuccessWithNothing()
    {
        await _simulation.SetFaultAsync(new { kind = "empty_list" });

        (await _simulation.GetAsync("v26.0/{page}/published_posts")).ToJsonString().ShouldBe("""{"data":[]}""");
        (await _simulation.GetAsync(Question))["data"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Fault_BadGateway_IsHtmlWithStatus502()
    {
        await _simulation.SetFaultAsync(new { kind = "bad_gateway" });

        var (status, body) = await _simulation.AskAsync($"v26.0/{_simulation.Page.Id}", _simulation.Page.AccessToken);

        status.ShouldBe(502);
        body.ShouldStartWith("<html>");
    }

    [Fact]
    public async Task Fault_EmptyInsights_IsAnEmptyAnswerOnInsightsOnly()
    {
        await _simulation.SetFaultAsync(new { kind = "empty_insights" });

        var answer = await _simulation.GetAsync(Question);
        answer["data"]!.AsArray().ShouldBeEmpty();
        answer["paging"]!["next"].ShouldNotBeNull();
        (await _simulation.GetAsync("v26.0/{page}/published_posts"))["data"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Fault_MetricRemoved_FailsOnlyCallsThatNameIt()
    {
        await _simulation.SetFaultAsync(new { kind = "metric_removed", metric = "page_media_view" });

        (await _simulation.ErrorAsync(Question, 400))["message"]!.GetValue<string>()
            .ShouldBe("(#100) The value must be a valid insights metric");
        (await _simulation.GetAsync("v26.0/{page}/insights?metric=page_follows&period=day"))["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fault_NotJson_IsHtmlWithStatus200()
    {
        await _simulation.SetFaultAsync(new { kind = "not_json" });

        var (status, body) = await _simulation.AskAsync($"v26.0/{_simulation.Page.Id}", _simulation.Page.AccessToken);

        status.ShouldBe(200);
        body.ShouldStartWith("<!DOCTYPE html>");
    }

    [Fact]
    public async Task Fault_TruncatedJson_IsTheFirstHalfOfTheAnswer()
    {
        var path = Question.Replace("{page}", _simulation.Page.Id, StringComparison.Ordinal);
        var (_, whole) = await _simulation.AskAsync(path, _simulation.Page.AccessToken);
        await _simulation.SetFaultAsync(new { kind = "truncated_json" });

        var (status, half) = await _simulation.AskAsync(path, _simulation.Page.AccessToken);

        status.ShouldBe(200);
        whole.ShouldStartWith(half);
        Should.Throw<JsonException>(() => JsonNode.Parse(half));
    }

    [Fact]
    public async Task Fault_Timeout_NeverAnswers()
    {
        await _simulation.SetFaultAsync(new { kind = "timeout" });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => _simulation.Client.GetAsync(
            new Uri($"v26.0/{_simulation.Page.Id}?access_token={_simulation.Page.AccessToken}", UriKind.Relative), patience.Token));
    }

    [Fact]
    public async Task Server_StoppedWhileACallHangs_EndsTheCallAndStops()
    {
        var simulation = await Simulation.StartAsync(pages: 1);
        await simulation.SetFaultAsync(new { kind = "timeout", times = 1 });
        var page = simulation.Page;
        var hanging = simulation.Client.GetAsync(new Uri($"v26.0/{page.Id}?access_token={page.AccessToken}", UriKind.Relative));
        var fault = new Uri($"truth/pages/{page.Id}/fault", UriKind.Relative);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        // The fault is used up once the call hangs.
        while ((await simulation.Client.GetStringAsync(fault, patience.Token)).Contains("timeout", StringComparison.Ordinal))
            await Task.Delay(5, patience.Token);

        await simulation.Server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        await Should.ThrowAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task Fault_PageLimit_SaysInTheHeaderHowLongToWait()
    {
        await _simulation.SetFaultAsync(new { kind = "page_limit" });

        using var response = await _simulation.Client.GetAsync(new Uri($"v26.0/{_simulation.Page.Id}?access_token={_simulation.Page.AccessToken}", UriKind.Relative));

        var usage = JsonNode.Parse(response.Headers.GetValues("X-Business-Use-Case-Usage").Single())![_simulation.Page.Id]![0]!;
        usage["type"]!.GetValue<string>().ShouldBe("pages");
        usage["call_count"]!.GetValue<int>().ShouldBe(100);
        usage["estimated_time_to_regain_access"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Fault_ZeroLag_TurnsTheNewestDaysToZeroUntilItEnds()
    {
        await _simulation.SetFaultAsync(new { kind = "zero_lag" });
        var lagging = await _simulation.PointsAsync("page_media_view", "day", "2026-11-15", "2026-11-22");
        await _simulation.SetFaultAsync(new { kind = "none" });
        var caughtUp = await _simulation.PointsAsync("page_media_view", "day", "2026-11-15", "2026-11-22");

        lagging.TakeLast(2).ShouldAllBe(p => p.Value == 0);
        lagging.SkipLast(2).ShouldBe(caughtUp.SkipLast(2));
        caughtUp.ShouldAllBe(p => p.Value > 0);
    }

    [Fact]
    public async Task Fault_Times_EndsByItself()
    {
        await _simulation.SetFaultAsync(new { kind = "unavailable", times = 2 });

        await _simulation.GetAsync(Question, 503);
        await _simulation.GetAsync(Question, 503);
        await _simulation.GetAsync(Question, 200);
    }

    [Fact]
    public async Task Fault_Endpoint_HitsNothingElse()
    {
        await _simulation.SetFaultAsync(new { kind = "unavailable", endpoint = "posts" });

        await _simulation.GetAsync(Question, 200);
        await _simulation.GetAsync("v26.0/{page}/published_posts", 503);
    }

    [Theory]
    [InlineData("""{"kind":"gremlins"}""", "gremlins")]
    [InlineData("""{"kind":"metric_removed"}""", "metric")]
    [InlineData("""{"kind":"unavailable","times":0}""", "times")]
    [InlineData("""{"kind":"unavailable","endpoint":"moon"}""", "moon")]
    [InlineData("{}", "kind")]
    [InlineData("nonsense", "fault")]
    public async Task Fault_WithoutMeaning_IsRefusedWithWhatToSend(string body, string mentioned)
    {
        using var content = new StringContent(body);
        using var response = await _simulation.Client.PostAsync(new Uri($"truth/pages/{_simulation.Page.Id}/fault", UriKind.Relative),
            content);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadFromJsonAsync<JsonObject>())!["detail"]!.GetValue<string>().ShouldContain(mentioned);
    }
}
