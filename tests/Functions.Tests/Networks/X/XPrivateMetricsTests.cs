using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.X;

public class XPrivateMetricsTests(AzuriteFixture azurite)
{
    private const string Private = """
        , "public_metrics":{"retweet_count":5,"reply_count":2,"like_count":42,"quote_count":1,"impression_count":1500},
        "non_public_metrics":{"impression_count":1501,"url_link_clicks":8,"user_profile_clicks":4,"engagements":60}
        """;

    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Collect_ForTheAccount_StoresViewsAndClicks()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [XStub.Post("12", "2026-11-20T12:00:00.000Z", Private)];
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        await run.CollectAsync();

        var post = (await run.FindAsync("12", Noon)).ShouldNotBeNull();
        (post.Views, post.Clicks).ShouldBe((MetricValue.Ok(1501), MetricValue.Ok(8)));
        stub.Requests.Single(r => r.IsTimeline)["tweet.fields"].ShouldNotBeNull().ShouldEndWith(",non_public_metrics");
        stub.Requests.ShouldAllBe(r => r.Authorization == "Bearer user-access-1");
        stub.Renewals.ShouldBe(1);
        (await run.SpendAsync()).ShouldBe(new Spend(1, 1, 1_000 + 10_000));
    }

    [Fact]
    public async Task Collect_ForTheAppAlone_AsksForNoPrivateMetrics()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [XStub.Post("12", "2026-11-20T12:00:00.000Z")];
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        var post = (await run.FindAsync("12", Noon)).ShouldNotBeNull();
        (post.Views, post.Clicks).ShouldBe((MetricValue.Ok(1500), MetricValue.Missing(MetricStatus.NotCollected)));
        stub.Requests.ShouldAllBe(r => r["tweet.fields"] == null || !r["tweet.fields"]!.Contains("non_public", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-10-24", "2026-11-21", "2026-10-24+")]
    [InlineData("2026-10-23", "2026-11-21", "2026-10-24+ 2026-10-23")]
    [InlineData("2026-08-24", "2026-10-23", "2026-08-24")]
    public async Task Collect_PostsOlderThanThirtyDays_AreAskedForPublicly(string first, string last, string expected)
    {
        await using var stub = await XStub.StartAsync();
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        await run.CollectAsync(new(DateOnly.Parse(first, null), DateOnly.Parse(last, null)));

        string.Join(' ', stub.Requests.Where(r => r.IsTimeline).Select(r =>
            r["start_time"]![..10] + (r["tweet.fields"]!.Contains("non_public_metrics", StringComparison.Ordinal) ? "+" : ""))).ShouldBe(expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Collect_PostsThatXLeavesOut_AreReadPublicly(bool withData)
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [XStub.Post("12", "2026-11-20T12:00:00.000Z"), XStub.Post("11", "2026-11-20T11:00:00.000Z", Private)];
        var data = withData ? $"\"data\":[{stub.Posts[1]}]," : "";
        stub.Instead = r => r.IsTimeline
            ? new(200, $$"""
                { {{data}} "errors":[{"resource_id":"12","resource_type":"tweet","field":"non_public_metrics","title":"Field Authorization Error",
                "type":"https://api.twitter.com/2/problems/not-authorized-for-field"}] }
                """)
            : null;
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        await run.CollectAsync();

        var left = (await run.FindAsync("12", Noon)).ShouldNotBeNull();
        (left.Views, left.Clicks.Status, left.Reactions).ShouldBe((MetricValue.Ok(1500), MetricStatus.NotCollected, MetricValue.Ok(42)));
        (await run.DayAsync(new(2026, 11, 20)))[PageMetric.PostsPublished].Count.ShouldBe(withData ? 2 : 1);
        stub.Requests.Single(r => r.IsLookup)["ids"].ShouldBe("12");
        stub.Requests.Single(r => r.IsLookup)["tweet.fields"].ShouldNotBeNull().ShouldNotContain("non_public_metrics");
    }

    [Fact]
    public async Task Collect_PostTooOldForPrivateMetrics_KeepsItsClicks()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [XStub.Post("12", "2026-11-20T12:00:00.000Z", Private)];
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);
        await run.CollectAsync();

        run.Pipeline.Clock.Advance(TimeSpan.FromDays(31));
        stub.Posts = [XStub.Post("12", "2026-11-20T12:00:00.000Z")];
        await run.CollectAsync();

        (await run.FindAsync("12", Noon)).ShouldNotBeNull().Clicks.ShouldBe(MetricValue.Ok(8));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_request","error_description":"Value passed for the token was invalid."}""")]
    [InlineData(400, """{"error":"invalid_grant"}""")]
    public async Task Collect_RefreshTokenRefused_IsNotTriedAgain(int status, string body)
    {
        await using var stub = await XStub.StartAsync();
        stub.TokenAnswer = new(status, body);
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        await run.CollectAsync();
        await run.CollectAsync();

        stub.Renewals.ShouldBe(1);
        stub.Requests.ShouldBeEmpty();
        var state = await run.StateAsync();
        state.Status.ShouldBe(MetricStatus.TokenExpired);
        state.StatusReason.ShouldNotBeNull().ShouldContain($"X__RefreshTokens__{XStub.UserId}");
    }

    [Theory]
    [InlineData("""{"token_type":"bearer"}""")]
    [InlineData("""{"access_token":"a","refresh""")]
    [InlineData("[]")]
    public async Task Collect_UnusableTokenAnswer_IsRetried(string body)
    {
        await using var stub = await XStub.StartAsync();
        stub.TokenAnswer = new(200, body);
        await using var run = await XRun.StartAsync(azurite, stub, settings: XRun.Owner);

        await Should.ThrowAsync<TransientSourceException>(() => run.CollectAsync());
        stub.TokenAnswer = null;
        await run.CollectAsync();

        (await run.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }
}
