using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Faults;

public sealed class FaultPlanTests : IAsyncLifetime
{
    private const string Question = "v26.0/{page}/insights?metric=page_media_view&period=day";
    private Simulation _simulation = null!;

    public async ValueTask InitializeAsync() => _simulation = await Simulation.StartAsync();

    public ValueTask DisposeAsync() => _simulation.DisposeAsync();

    [Fact]
    public async Task Plan_SameSeed_HitsTheSameCallsWhateverHappensElsewhere()
    {
        await SetAsync(new { seed = 17, probability = 0.4 });
        var first = await AskAsync(30);

        await SetAsync(new { seed = 17, probability = 0.4 });
        var second = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            await _simulation.AskAsync($"v26.0/{_simulation.Server.Pages[1].Id}/published_posts", _simulation.Server.Pages[1].AccessToken);
            second.AddRange(await AskAsync(1));
        }
        await SetAsync(new { seed = 18, probability = 0.4 });
        var other = await AskAsync(30);

        second.ShouldBe(first);
        other.ShouldNotBe(first);
        first.Distinct().Count().ShouldBeGreaterThan(4, "several kinds, and calls that succeed");
        first.Count(answer => answer != "ok").ShouldBeInRange(5, 20);
    }

    [Fact]
    public async Task Plan_WithCalls_HealsAfterThem()
    {
        await SetAsync(new { seed = 1, probability = 1, calls = 3, kinds = new[] { "unavailable" } });

        (await AskAsync(5)).ShouldBe(["2", "2", "2", "ok", "ok"]);
    }

    [Fact]
    public async Task Plan_LastingKind_StaysOnceDrawn()
    {
        await SetAsync(new { seed = 3, probability = 0.5, kinds = new[] { "token_expired" } });

        var answers = await AskAsync(20);

        answers.SkipWhile(answer => answer == "ok").ShouldAllBe(answer => answer == "190");
        answers[^1].ShouldBe("190");
    }

    [Fact]
    public async Task Plan_RemovedMetrics_AreRefusedBesideAndAfterTheRest()
    {
        await SetAsync(new { probability = 1, calls = 2, kinds = new[] { "unavailable" }, removedMetrics = new[] { "page_media_view" } });
        (await AskAsync(4)).ShouldBe(["2", "2", "100", "100"]);

        await SetAsync(new { probability = 0, removedMetrics = new[] { "page_views_total" } });
        (await AskAsync(1)).ShouldBe(["ok"]);
    }

    [Theory]
    [InlineData("insights?metric=page_media_view&period=day")]
    [InlineData("published_posts")]
    [InlineData("conversations?platform=MESSENGER")]
    public async Task NothingVisible_IsASuccessWithoutAnything(string edge)
    {
        await SetAsync(new { kind = "nothing_visible" });

        var (status, body) = await _simulation.AskAsync($"v26.0/{_simulation.Page.Id}/{edge}", _simulation.Page.AccessToken);

        status.ShouldBe(200);
        JsonNode.Parse(body)!["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Schedule_HitsExactlyThoseCalls()
    {
        await SetAsync(new { schedule = new object[] { new { call = 3, kind = "unavailable" }, new { call = 5, kind = "truncated_json" } } });

        (await AskAsync(6)).ShouldBe(["ok", "ok", "2", "ok", "broken", "ok"]);
    }

    [Fact]
    public async Task Plan_ForAll_HitsEveryPageInItsOwnWay()
    {
        using var response = await _simulation.Client.PostAsJsonAsync("truth/pages/fault", new { seed = 5, probability = 0.5 });
        response.EnsureSuccessStatusCode();

        var answers = new List<string>();
        foreach (var page in _simulation.Server.Pages)
            answers.Add(string.Join(' ', await AskAsync(20, page)));

        answers.Distinct().Count().ShouldBe(3);
        answers.ShouldAllBe(line => line.Contains("ok", StringComparison.Ordinal) && line != string.Join(' ', Enumerable.Repeat("ok", 20)));
    }

    [Fact]
    public async Task Calls_AreCountedByEndpoint()
    {
        await SetAsync(new { schedule = new[] { new { call = 2, kind = "unavailable" } } });
        await AskAsync(2);
        await _simulation.GetAsync("v26.0/{page}/published_posts");

        var counts = JsonNode.Parse(await _simulation.Client.GetStringAsync(new Uri($"truth/pages/{_simulation.Page.Id}/calls", UriKind.Relative)))!;

        counts.ToJsonString().ShouldBe("""{"calls":3,"byEndpoint":{"insights":2,"posts":1},"faults":{"unavailable":1}}""");
    }

    [Fact]
    public async Task RetryAfter_IsAHeaderOfErrors()
    {
        await SetAsync(new { kind = "unavailable", retryAfterSeconds = 77 });

        using var response = await _simulation.Client.GetAsync(new Uri($"v26.0/{_simulation.Page.Id}?access_token={_simulation.Page.AccessToken}", UriKind.Relative));

        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(77));
    }

    [Theory]
    [InlineData("app_limit", "X-App-Usage", "\"call_count\":100")]
    [InlineData("user_limit", "X-App-Usage", "\"call_count\":100")]
    [InlineData("page_request_limit", "X-Page-Usage", "\"call_count\":100")]
    [InlineData("rate_limit", "X-App-Usage", "\"call_count\":100")]
    [InlineData("page_limit", "X-Business-Use-Case-Usage", "\"type\":\"pages\"")]
    [InlineData("messenger_limit", "X-Business-Use-Case-Usage", "\"type\":\"messenger\"")]
    public async Task Throttling_SaysInItsHeaderThatNothingIsLeft(string kind, string header, string content)
    {
        await SetAsync(new { kind });

        using var response = await _simulation.Client.GetAsync(new Uri($"v26.0/{_simulation.Page.Id}?access_token={_simulation.Page.AccessToken}", UriKind.Relative));

        response.Headers.GetValues(header).Single().ShouldContain(content);
    }

    [Fact]
    public async Task Slow_AnswersInFullAfterItsDelay()
    {
        await SetAsync(new { kind = "slow", delayMilliseconds = 300 });
        var watch = System.Diagnostics.Stopwatch.StartNew();

        (await AskAsync(1)).ShouldBe(["ok"]);

        watch.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(290);
    }

    [Theory]
    [InlineData("truth/pages/faults", "token_expired", "lasting")]
    [InlineData("truth/pages/faults", "unavailable", "passing")]
    [InlineData("truth/x/accounts/faults", "credits_depleted", "lasting")]
    [InlineData("truth/x/accounts/faults", "rate_limit", "passing")]
    [InlineData("truth/x/accounts/faults", "empty_list", "deceiving")]
    public async Task Kinds_SayWhetherTheyPass(string path, string kind, string expected)
    {
        var kinds = JsonNode.Parse(await _simulation.Client.GetStringAsync(new Uri(path, UriKind.Relative)))!["faults"]!.AsArray();

        kinds.Single(k => k!["kind"]!.GetValue<string>() == kind)!["class"]!.GetValue<string>().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"probability":2}""", "probability")]
    [InlineData("""{"probability":0.5,"kinds":["gremlins"]}""", "gremlins")]
    [InlineData("""{"probability":0.5,"kinds":["metric_removed"]}""", "metric_removed")]
    [InlineData("""{"probability":0.5,"kinds":[]}""", "kinds")]
    [InlineData("""{"probability":0.5,"calls":0}""", "calls")]
    [InlineData("""{"probability":0.5,"endpoint":"moon"}""", "moon")]
    [InlineData("""{"schedule":[{"call":0,"kind":"unavailable"}]}""", "call")]
    [InlineData("""{"kind":"slow","delayMilliseconds":-1}""", "delayMilliseconds")]
    [InlineData("""{"kind":"unavailable","retryAfterSeconds":-1}""", "retryAfterSeconds")]
    public async Task Plan_WithoutMeaning_IsRefusedWithWhatToSend(string body, string mentioned)
    {
        using var content = new StringContent(body);
        using var response = await _simulation.Client.PostAsync(new Uri($"truth/pages/{_simulation.Page.Id}/fault", UriKind.Relative), content);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadFromJsonAsync<JsonObject>())!["detail"]!.GetValue<string>().ShouldContain(mentioned);
    }

    private Task SetAsync(object fault) => _simulation.SetFaultAsync(fault);

    /// <summary>How calls one after the other ended: "ok", an error's code, or that the answer is no JSON.</summary>
    private async Task<IReadOnlyList<string>> AskAsync(int calls, SimulatedPage? page = null)
    {
        page ??= _simulation.Page;
        var answers = new List<string>();
        for (var i = 0; i < calls; i++)
        {
            var (_, body) = await _simulation.AskAsync(Question.Replace("{page}", page.Id, StringComparison.Ordinal), page.AccessToken);
            answers.Add(Ended(body));
        }
        return answers;
    }

    private static string Ended(string body)
    {
        try
        {
            return JsonNode.Parse(body)!["error"]?["code"]!.ToString() ?? "ok";
        }
        catch (System.Text.Json.JsonException)
        {
            return "broken";
        }
    }
}
