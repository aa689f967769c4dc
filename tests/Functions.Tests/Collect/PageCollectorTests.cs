using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Collect;

public class PageCollectorTests(AzuriteFixture azurite)
{
    private static readonly DayRange Week = new(new(2026, 11, 15), new(2026, 11, 21));

    [Fact]
    public async Task Collect_Answered_StoresValuesByTheDayTheyCover()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var days = await pipeline.DaysAsync(Week);
        days.Select(d => d.Day).ShouldBe(Week.Days());
        foreach (var day in days)
        {
            day[PageMetric.Followers].Count.ShouldBe(stub.Value("page_follows", day.Day));
            day[PageMetric.Views].Count.ShouldBe(stub.Value("page_media_view", day.Day));
            day[PageMetric.ViewersTrailing28Days].Count.ShouldBe(stub.Value("page_total_media_view_unique", day.Day));
            day[PageMetric.PostsPublished].Count.ShouldBe(0);
        }
        var state = await pipeline.StateAsync();
        state.Covered.ToString().ShouldBe("2026-11-15..2026-11-21");
        state.Status.ShouldBe(MetricStatus.Ok);
        state.StatusReason.ShouldBeNull();
    }

    [Theory]
    [InlineData("insights", "insights", MetricStatus.Ok, MetricStatus.NotCollected)]
    [InlineData("posts", "published_posts", MetricStatus.NotCollected, MetricStatus.Ok)]
    public async Task Collect_OneKindOfData_AsksForNothingElseAndCallsTheRestNotCollected(string collects, string edge, MetricStatus views, MetricStatus posts)
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync(collects: CollectedDataNames.Parse([collects]));

        await pipeline.CollectAsync("1000", new(2026, 10, 1), new(2026, 10, 7));

        stub.Requests.Select(request => request.Edge).Distinct().ShouldBe([edge]);
        foreach (var day in await pipeline.DaysAsync(new(new(2026, 10, 1), new(2026, 10, 7))))
            (day[PageMetric.Views].Status, day[PageMetric.PostsPublished].Status).ShouldBe((views, posts));
        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }

    [Fact]
    public async Task Collect_NewestDays_AreProvisional()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        (await pipeline.DaysAsync(Week)).Where(d => d[PageMetric.Views].Status == MetricStatus.Provisional).Select(d => d.Day)
            .ShouldBe([new(2026, 11, 19), new(2026, 11, 20), new(2026, 11, 21)]);
    }

    [Fact]
    public async Task Collect_Done_HasTheKpisComputed()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        await pipeline.ScheduleAsync();
        await pipeline.TakeAsync(MessageQueues.Collect);

        await pipeline.CollectAsync("1000", new(2026, 9, 1), new(2026, 9, 30));

        (await pipeline.TakeAsync(MessageQueues.Quantify)).ShouldBe(["""{"version":1,"page":"facebook/1000","firstDay":"2026-09-01","lastDay":"2026-09-30","throughDay":"2026-11-21"}"""]);
    }

    [Fact]
    public async Task Collect_PointsLeftOut_AreNotZero()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Value = (metric, day) => metric == "page_media_view" && day.Day == 17 ? null : 5;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        (await pipeline.DaysAsync(Week))[2][PageMetric.Views].ShouldBe(MetricValue.Missing(MetricStatus.NotCollected));
    }

    [Theory]
    [InlineData("2026-03-07", "2026-03-09")]
    [InlineData("2026-10-30", "2026-11-03")]
    public async Task Collect_DaylightSavingChanges_LoseAndDoubleNoDay(string first, string last)
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        var days = new DayRange(DateOnly.Parse(first, null), DateOnly.Parse(last, null));

        await pipeline.CollectAsync("1000", days.FirstDay, days.LastDay);

        (await pipeline.DaysAsync(days)).Select(d => (d.Day, d[PageMetric.Views].Count)).ShouldBe(days.Days().Select(d => (d, stub.Value("page_media_view", d))));
    }

    [Fact]
    public async Task Collect_NinetyDaysWithAnExtraHour_AsksForNoLongerWindow()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", new(2026, 8, 24), new(2026, 11, 21));

        stub.Requests.Where(r => r.Edge == "insights").Select(r => $"{r.Query["since"]}..{r.Query["until"]}").Distinct()
            .ShouldBe(["2026-08-24..2026-10-08", "2026-10-08..2026-11-22"]);
        (await pipeline.DaysAsync(new(new(2026, 8, 24), new(2026, 11, 21)))).Count(d => d[PageMetric.Views].Count is not null).ShouldBe(90);
    }

    [Fact]
    public async Task Collect_WindowRefusedAsTooLong_AsksForHalves()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = r => r.Edge == "insights" && DateOnly.Parse(r.Query["until"], null).DayNumber - DateOnly.Parse(r.Query["since"], null).DayNumber > 3
            ? new(400, GraphStub.Error(100, 1504016, "Invalid parameter")) : null;
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        (await pipeline.DaysAsync(Week)).Count(d => d[PageMetric.Engagements].Count is not null).ShouldBe(7);
    }

    [Fact]
    public async Task Collect_PartlyInTheFuture_StopsAtTheLastCompleteDay()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await pipeline.CollectAsync("1000", new(2026, 11, 20), new(2026, 12, 24));
        await pipeline.CollectAsync("1000", new(2026, 11, 22), new(2026, 12, 24));

        (await pipeline.StateAsync()).Covered.ToString().ShouldBe("2026-11-20..2026-11-21");
    }

    [Fact]
    public async Task Collect_UnregisteredPage_DoesNothing()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        stub.Requests.ShouldBeEmpty();
        (await pipeline.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_LaterAnswer_CorrectsValues()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        stub.Value = (_, _) => 42;
        await pipeline.CollectAsync("1000", new(2026, 11, 20), new(2026, 11, 21));

        (await pipeline.DaysAsync(Week)).Select(d => d[PageMetric.Views].Count == 42).ShouldBe([false, false, false, false, false, true, true]);
    }

    [Fact]
    public async Task Collect_ConcurrentOverlappingWindows_LoseNothing()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            pipeline.CollectAsync("1000", Week.FirstDay.AddDays(i % 4), Week.FirstDay.AddDays(3 + i % 4)))));

        (await pipeline.StateAsync()).Covered.ToString().ShouldBe("2026-11-15..2026-11-21");
        (await pipeline.DaysAsync(Week)).Count(d => d[PageMetric.Views].Count is not null).ShouldBe(7);
    }

    private async Task<Pipeline> StartAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        return pipeline;
    }
}
