using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.X;

public class XRefusalTests(AzuriteFixture azurite)
{
    private const string Problems = "https://api.twitter.com/2/problems";

    [Theory]
    [InlineData(401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"SECRET"}""", "token_expired", "X__BearerToken")]
    [InlineData(402, $$"""{"account_id":1234567890123456789,"title":"CreditsDepleted","detail":"SECRET","type":"{{Problems}}/credits"}""", "not_collected", "money")]
    [InlineData(403, $$"""{"title":"SpendCapReached","detail":"SECRET","reset_date":"2026-05-13","type":"{{Problems}}/credits"}""", "not_collected", "money")]
    [InlineData(403, $$"""{"title":"Unsupported Authentication","detail":"SECRET","type":"{{Problems}}/unsupported-authentication","status":403}""", "no_permission", "X__BearerToken")]
    [InlineData(403, $$"""{"reason":"client-not-enrolled","title":"Client Forbidden","detail":"SECRET","type":"{{Problems}}/client-forbidden"}""", "no_permission", "enrolled")]
    [InlineData(429, $$"""{"account_id":"1","product_name":"standard-basic","title":"UsageCapExceeded","detail":"SECRET","type":"{{Problems}}/usage-capped"}""", "not_collected", "pay for")]
    [InlineData(404, $$"""{"title":"Not Found Error","detail":"SECRET","type":"{{Problems}}/resource-not-found"}""", "not_collected", "does not exist")]
    [InlineData(400, $$"""{"errors":[{"message":"SECRET"}],"title":"Invalid Request","type":"{{Problems}}/invalid-request"}""", "not_collected", "X__FieldFamily")]
    [InlineData(200, $$"""{"errors":[{"value":"456","title":"Not Found Error","detail":"SECRET","type":"{{Problems}}/resource-not-found"}]}""", "not_collected", "does not exist")]
    [InlineData(200, """{"errors":[{"value":"456","title":"Forbidden","detail":"User has been suspended: SECRET.","type":"about:blank"}]}""", "not_collected", "suspended")]
    public async Task Collect_Refused_SaysWhyStoresNoZeroAndIsNotRetried(int http, string body, string status, string reason)
    {
        foreach (var timelineOnly in new[] { false, true })
        {
            await using var stub = await XStub.StartAsync();
            stub.Instead = r => r.IsTimeline || !timelineOnly ? new(http, body.Replace("SECRET", XRun.Token, StringComparison.Ordinal)) : null;
            await using var run = await XRun.StartAsync(azurite, stub);

            await run.CollectAsync();

            var state = await run.StateAsync();
            state.Status.Name().ShouldBe(status);
            state.StatusReason.ShouldNotBeNull().ShouldContain(reason);
            state.Covered.Ranges.ShouldBeEmpty();
            var day = await run.DayAsync(XRun.Week.LastDay);
            day[PageMetric.PostsPublished].ShouldBe(MetricValue.Missing(MetricStatusNames.Parse(status)));
            day[PageMetric.Followers].ShouldBe(timelineOnly ? MetricValue.Ok(570842) : MetricValue.Missing(MetricStatusNames.Parse(status)));
            stub.Requests.Count.ShouldBe(timelineOnly ? 2 : 1);
            (await run.Pipeline.TakeAsync(MessageQueues.Collect)).ShouldBeEmpty();
            await run.ShouldNotShowTheTokenAsync();
        }
    }

    [Fact]
    public async Task Collect_ProtectedAccount_IsNotAnAccountThatPublishesNothing()
    {
        await using var stub = await XStub.StartAsync();
        stub.Instead = r => r.IsTimeline ? new(200, $$"""{"errors":[{"title":"Authorization Error","type":"{{Problems}}/not-authorized-for-resource"}]}""") : null;
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.DayAsync(XRun.Week.LastDay))[PageMetric.PostsPublished].ShouldBe(MetricValue.Missing(MetricStatus.NoPermission));
    }

    [Fact]
    public async Task Collect_ErrorsBesideTheData_AreTolerated()
    {
        await using var stub = await XStub.StartAsync();
        var post = XStub.Post("12", "2026-11-20T10:30:00.000Z");
        stub.Instead = r => r.IsTimeline ? new(200, $$"""{"data":[{{post}}],"meta":{"result_count":1},"errors":[{"title":"Not Found Error","type":"{{Problems}}/resource-not-found"}]}""") : null;
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        (await run.DaysAsync())[5][PageMetric.PostsPublished].Count.ShouldBe(1);
    }

    [Fact]
    public async Task Collect_FieldNotAuthorised_IsTolerated()
    {
        await using var stub = await XStub.StartAsync();
        stub.Instead = r => r.IsTimeline ? new(200, $$"""{"meta":{"result_count":0},"errors":[{"field":"non_public_metrics","type":"{{Problems}}/not-authorized-for-field"}]}""") : null;
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.DayAsync(XRun.Week.LastDay))[PageMetric.PostsPublished].Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(429, """{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}""", 900, null, 900)]
    [InlineData(429, """{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""", 60, null, 60)]
    [InlineData(429, "", 60, "120", 120)]
    [InlineData(429, "", null, "30", 30)]
    [InlineData(429, "", null, null, 600)]
    [InlineData(429, "", -5, null, 600)]
    [InlineData(429, "", 864000, null, 86400)]
    [InlineData(503, "", 900, "45", 45)]
    public async Task Collect_Limited_WaitsInTheQueueUntilTheReset(int http, string body, int? resetIn, string? retryAfter, int seconds)
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, settings: ("X:ThrottlePause", "00:10:00"));
        var headers = new List<(string, string)>();
        if (resetIn is not null)
            headers.Add(("x-rate-limit-reset", $"{XRun.Morning.ToUnixTimeSeconds() + resetIn}"));
        if (retryAfter is not null)
            headers.Add(("Retry-After", retryAfter));
        stub.Instead = _ => new(http, body, [.. headers]);

        await run.CollectAsync(isLastAttempt: true);

        (await run.Pipeline.TakeAsync(MessageQueues.Collect)).ShouldBeEmpty();
        (await run.Pipeline.Queues.Client(MessageQueues.Collect).GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(1);
        run.Pipeline.Logs.All.ShouldContain(line => line.Contains($"waits {TimeSpan.FromSeconds(seconds)}", StringComparison.Ordinal));
        (await run.StateAsync()).StatusReason.ShouldNotBeNull().ShouldContain($"HTTP {http}");
    }

    [Theory]
    [InlineData(500, "<html>Oops</html>")]
    [InlineData(503, """{"title":"Service Unavailable","type":"about:blank","status":503}""")]
    [InlineData(200, "")]
    [InlineData(200, """{"data":{"id":"","name":"nobody"}}""")]
    [InlineData(200, """{"data":[]}""")]
    [InlineData(200, """{"errors":[{"title":"Of tomorrow","type":"https://api.x.com/2/problems/of-tomorrow"}]}""")]
    public async Task Collect_UnusableAnswer_IsRetriedAndInTheEndNamed(int http, string body)
    {
        await using var stub = await XStub.StartAsync();
        stub.Instead = _ => new(http, body);
        await using var run = await XRun.StartAsync(azurite, stub);

        await Should.ThrowAsync<TransientSourceException>(() => run.CollectAsync());
        (await run.DaysAsync()).ShouldBeEmpty();
        var last = await Should.ThrowAsync<TransientSourceException>(() => run.CollectAsync(isLastAttempt: true));

        (await run.StateAsync()).StatusReason.ShouldBe(last.Message);
        await run.ShouldNotShowTheTokenAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Collect_NoToken_NamesTheSettingAndAsksNothing(string? token)
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, settings: ("X:BearerToken", token));

        await run.CollectAsync();

        (await run.StateAsync()).StatusReason.ShouldNotBeNull().ShouldContain("X__BearerToken");
        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_Token_TravelsInTheHeaderOnly()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [XStub.Post("12", "2026-11-20T10:30:00.000Z")];
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.Pipeline.ScheduleAsync();
        await run.Pipeline.DrainAsync();

        stub.Requests.ShouldAllBe(r => r.Authorization == $"Bearer {XRun.Token}");
        stub.Requests.SelectMany(r => r.Query.Values).ShouldAllBe(value => !value.Contains(XRun.Token, StringComparison.Ordinal));
        await run.ShouldNotShowTheTokenAsync();
    }
}
