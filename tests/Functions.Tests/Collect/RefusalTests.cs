using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

public class RefusalTests(AzuriteFixture azurite)
{
    private static readonly DayRange Week = new(new(2026, 11, 15), new(2026, 11, 21));

    [Theory]
    [InlineData(400, 190, 463, "token_expired")]
    [InlineData(400, 10, null, "no_permission")]
    [InlineData(403, 200, null, "no_permission")]
    [InlineData(400, 190, 492, "no_permission")]
    [InlineData(400, 100, 33, "not_collected")]
    public async Task Collect_PageRefused_SaysWhyAndStoresNoZero(int http, int code, int? subcode, string status)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.PageId == "1000" ? new(http, GraphStub.Error(code, subcode, $"Malformed access token {Pipeline.Token}")) : null;
        await using var pipeline = await StartAsync(stub);
        await pipeline.RegisterAsync("2000");

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);
        await pipeline.CollectAsync("2000", Week.FirstDay, Week.LastDay);

        var state = await pipeline.StateAsync();
        state.Status.Name().ShouldBe(status);
        state.StatusReason.ShouldNotBeNull().ShouldContain($"code {code}");
        state.StatusReason.ShouldContain("1000");
        state.StatusReason.ShouldNotContain(Pipeline.Token);
        state.Covered.Ranges.ShouldBeEmpty();
        foreach (var day in await pipeline.DaysAsync(Week))
            PageMetric.All.ShouldAllBe(metric => day[metric] == MetricValue.Missing(MetricStatusNames.Parse(status)));
        (await pipeline.StateAsync("2000")).Status.ShouldBe(MetricStatus.Ok);
        (await pipeline.DaysAsync(Week, "2000")).ShouldAllBe(d => d[PageMetric.Views].Count != null);
    }

    [Fact]
    public async Task Collect_DeadToken_IsTriedOnce()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = _ => new(400, GraphStub.Error(190));
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        stub.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Collect_NoTokenConfigured_NamesTheSetting(string? token)
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, new Dictionary<string, string?> { ["Facebook:PageTokens:3000"] = token });
        await pipeline.RegisterAsync("3000");

        await pipeline.CollectAsync("3000", Week.FirstDay, Week.LastDay);

        var state = await pipeline.StateAsync("3000");
        state.Status.ShouldBe(MetricStatus.NotCollected);
        state.StatusReason.ShouldNotBeNull().ShouldContain("Facebook__PageTokens__3000");
        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_RefusedAfterSuccess_KeepsTheValues()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);
        var before = await pipeline.DaysAsync(Week);

        stub.Instead = _ => new(400, GraphStub.Error(190, 463));
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        (await pipeline.DaysAsync(Week)).Select(d => d[PageMetric.Views]).ShouldBe(before.Select(d => d[PageMetric.Views]));
        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.TokenExpired);
    }

    [Fact]
    public async Task Collect_RenewedToken_RecoversByItself()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = _ => new(400, GraphStub.Error(190, 463));
        await using var pipeline = await StartAsync(stub);
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        stub.Instead = _ => null;
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        (await pipeline.DaysAsync(Week)).ShouldAllBe(d => d[PageMetric.Views].Count != null);
    }

    [Theory]
    [InlineData("page_media_view", 3)]
    [InlineData("page_follows,page_views_total", 2)]
    [InlineData("page_actions_post_reactions_total", 8)]
    public async Task Collect_RemovedMetrics_AreIsolated(string removed, int metrics)
    {
        var gone = removed.Split(',');
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Metrics.Any(gone.Contains) ? new(400, GraphStub.Error(100, null, "(#100) The value must be a valid insights metric")) : null;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var day = (await pipeline.DaysAsync(Week))[0];
        PageMetric.All.Count(m => day[m].Status == MetricStatus.MetricRemoved).ShouldBe(metrics);
        PageMetric.All.Count(m => day[m].Count is not null).ShouldBe(PageMetric.All.Count - metrics - 1, "fans are known of the last day only");
        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }

    [Fact]
    public async Task Collect_EmptyForEveryMetric_SuspectsThePermission()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Edge == "insights" ? new(200, """{"data":[]}""") : null;
        stub.Posts = [StubShapes.Post("1", "2026-11-20T10:00:00+0000")];
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.NoPermission);
        var day = (await pipeline.DaysAsync(Week))[5];
        day[PageMetric.Views].ShouldBe(MetricValue.Missing(MetricStatus.NoPermission));
        day[PageMetric.PostsPublished].Count.ShouldBe(1);
    }

    [Fact]
    public async Task Collect_EmptyForADozenMetricsAtOnce_SuspectsThePermissionAndKeepsTheRest()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = request => request.Metrics.Length > 5 ? new(200, """{"data":[]}""") : null;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var state = await pipeline.StateAsync();
        state.Status.ShouldBe(MetricStatus.NoPermission);
        state.Covered.Ranges.ShouldBeEmpty();
        foreach (var day in await pipeline.DaysAsync(Week))
        {
            day[PageMetric.Views].ShouldBe(MetricValue.Missing(MetricStatus.NoPermission));
            day[PageMetric.ViewersTrailing7Days].Count.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Collect_EmptyForAClosedPage_IsNoRefusal()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Edge == "insights" ? new(200, """{"data":[]}""") : null;
        await using var pipeline = await StartAsync(stub);
        await pipeline.RegisterAsync(lastDay: new(2018, 7, 19));

        await pipeline.CollectAsync("1000", new(2018, 7, 13), new(2018, 7, 19));

        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
        (await pipeline.DaysAsync(new(new(2018, 7, 13), new(2018, 7, 19))))[0][PageMetric.Views].ShouldBe(MetricValue.Missing(MetricStatus.NotCollected));
    }

    [Fact]
    public async Task Collect_PostsRefused_KeepsInsights()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Edge == "published_posts" ? new(400, GraphStub.Error(10)) : null;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var day = (await pipeline.DaysAsync(Week))[0];
        day[PageMetric.Views].Count.ShouldNotBeNull();
        day[PageMetric.PostsPublished].ShouldBe(MetricValue.Missing(MetricStatus.NoPermission));
        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.NoPermission);
    }

    [Fact]
    public async Task Collect_PostsInTroubleAfterInsights_KeepsWhatWasAnswered()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = request => request.Edge == "published_posts" ? new(503, GraphStub.Error(2)) : null;
        await using var pipeline = await StartAsync(stub);

        await Should.ThrowAsync<TransientSourceException>(() => pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, isLastAttempt: true));

        foreach (var day in await pipeline.DaysAsync(Week))
        {
            day[PageMetric.Views].Count.ShouldBe(stub.Value("page_media_view", day.Day));
            day[PageMetric.PostsPublished].ShouldBe(MetricValue.Missing(MetricStatus.NotCollected));
        }
        (await pipeline.DaysAsync(Week)).Count.ShouldBe(Week.DayCount);
        (await pipeline.StateAsync()).Covered.ToString().ShouldBeEmpty("the window is asked for again");
    }

    [Theory]
    [InlineData(200, "<html>Sorry, something went wrong.</html>")]
    [InlineData(200, """{"data":[{"name":"page_follows","per""")]
    [InlineData(200, """{"dat":[]}""")]
    [InlineData(200, "")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(500, """{"error":{"code":1,"message":"Please reduce the amount of data you're asking for, then retry your request"}}""")]
    [InlineData(503, """{"error":{"code":2,"message":"Service temporarily unavailable","is_transient":true}}""")]
    [InlineData(400, """{"error":{"code":987654,"message":"A code of tomorrow"}}""")]
    public async Task Collect_UnusableAnswer_IsRetriedAndInTheEndNamed(int http, string body)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = _ => new(http, body);
        await using var pipeline = await StartAsync(stub);

        await Should.ThrowAsync<TransientSourceException>(() => pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay));
        (await pipeline.DaysAsync(Week)).ShouldBeEmpty();

        var last = await Should.ThrowAsync<TransientSourceException>(() => pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, isLastAttempt: true));
        var state = await pipeline.StateAsync();
        state.Status.ShouldBe(MetricStatus.NotCollected);
        state.StatusReason.ShouldBe(last.Message);
        (await pipeline.DaysAsync(Week)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_NobodyListens_IsRetried()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        await Should.ThrowAsync<TransientSourceException>(() => pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay));
    }

    [Theory]
    [InlineData(403, 4, null, null, 300)]
    [InlineData(400, 17, null, null, 300)]
    [InlineData(400, 32, null, null, 300)]
    [InlineData(400, 613, null, "90", 90)]
    [InlineData(503, 2, null, "Sun, 22 Nov 2026 19:02:00 GMT", 120)]
    [InlineData(503, 2, null, "9999999", 86400)]
    [InlineData(400, 80001, """{"1":[{"type":"pages","call_count":101,"estimated_time_to_regain_access":7}]}""", "90", 420)]
    public async Task Collect_AskedToWait_WaitsInTheQueue(int http, int code, string? usage, string? retryAfter, int seconds)
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = _ => new(http, GraphStub.Error(code), usage, retryAfter);
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, isLastAttempt: true);

        (await pipeline.TakeAsync(MessageQueues.Collect)).ShouldBeEmpty();
        var properties = (await pipeline.Queues.Client(MessageQueues.Collect).GetPropertiesAsync()).Value;
        properties.ApproximateMessagesCount.ShouldBe(1);
        pipeline.Logs.All.ShouldContain(line => line.Contains($"waits {TimeSpan.FromSeconds(seconds)}", StringComparison.Ordinal));
        (await pipeline.StateAsync()).StatusReason.ShouldNotBeNull().ShouldContain($"code {code}");
    }

    [Fact]
    public async Task Collect_OlderWindowRefusedLater_LeavesTheStatusOfTheNewer()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        stub.Instead = _ => new(400, GraphStub.Error(190, 463));
        await pipeline.CollectAsync("1000", new(2026, 9, 1), new(2026, 9, 7));

        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }

    private async Task<Pipeline> StartAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        return pipeline;
    }
}
