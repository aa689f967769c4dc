using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.X;

public class XSpendingTests(AzuriteFixture azurite)
{
    private static readonly DateOnly December = new(2026, 12, 1);

    private static readonly string[] ThreePosts =
    [
        XStub.Post("14", "2026-11-21T10:00:00.000Z"), XStub.Post("13", "2026-11-20T10:00:00.000Z"), XStub.Post("12", "2026-11-19T10:00:00.000Z"),
    ];

    [Fact]
    public async Task Count_AnswersOfACollection_AddUp()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = ThreePosts;
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.SpendAsync()).ShouldBe(new Spend(3, 1, 3 * 5_000 + 10_000));
        (await run.SpendAsync(December)).ShouldBe(Spend.None);
    }

    [Fact]
    public async Task Count_DeliveredOftenAndAtOnce_IsWhatWasReadEachTime()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = ThreePosts;
        await using var run = await XRun.StartAsync(azurite, stub, settings: [("X:PostReadMicroDollars", "1000"), ("X:UserReadMicroDollars", "1")]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => run.CollectAsync()));

        (await run.SpendAsync()).ShouldBe(new Spend(12, 4, 12_004));
    }

    [Fact]
    public async Task Count_WhatPostsReferTo_IsPaidToo()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = [ThreePosts[0]];
        stub.Includes = """{"media":[{"media_key":"3_1","type":"photo"}],"users":[{"id":"1"},{"id":"2"}],"tweets":[{"id":"3"}],"posts":[{"id":"4"}]}""";
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.SpendAsync()).ShouldBe(new Spend(3, 3, 3 * 5_000 + 3 * 10_000));
    }

    [Theory]
    [InlineData(429, """{"title":"UsageCapExceeded"}""")]
    [InlineData(200, """{"errors":[{"title":"Forbidden"}]}""")]
    public async Task Count_Refusal_CostsNothing(int http, string body)
    {
        await using var stub = await XStub.StartAsync();
        stub.Instead = _ => new(http, body);
        await using var run = await XRun.StartAsync(azurite, stub);

        await run.CollectAsync();

        (await run.SpendAsync()).ShouldBe(Spend.None);
    }

    [Fact]
    public async Task Budget_Spent_StopsBeforeTheNextCallAndKeepsWhatWasPaidFor()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = ThreePosts;
        await using var run = await XRun.StartAsync(azurite, stub, settings: ("X:MonthlyBudgetDollars", "0.02"));

        await run.CollectAsync(isLastAttempt: true);
        await run.CollectAsync();

        stub.Requests.Count.ShouldBe(2);
        var state = await run.StateAsync();
        state.Status.ShouldBe(MetricStatus.NotCollected);
        state.StatusReason.ShouldBe($"The money for page {XStub.UserId} in 2026-11 is spent: about $0.02 of X__MonthlyBudgetDollars=0.02; raise it, or wait for the next month (UTC).");
        state.Covered.Ranges.ShouldBeEmpty();
        (await run.FindAsync("13", new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero))).ShouldNotBeNull();
        var day = await run.DayAsync(XRun.Week.LastDay);
        day[PageMetric.Followers].ShouldBe(MetricValue.Ok(570842));
        day[PageMetric.PostsPublished].ShouldBe(MetricValue.Missing(MetricStatus.NotCollected));
        (await run.Pipeline.TakeAsync(MessageQueues.Collect)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Budget_NextMonth_GoesOnByItself()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = ThreePosts;
        await using var run = await XRun.StartAsync(azurite, stub, settings: ("X:MonthlyBudgetDollars", "0.02"));
        await run.CollectAsync();

        run.Pipeline.Clock.Advance(TimeSpan.FromDays(9));
        stub.PageSize = 100;
        await run.CollectAsync();

        (await run.StateAsync()).Covered.ToString().ShouldBe("2026-11-15..2026-11-21");
        (await run.SpendAsync(December)).ShouldBe(new Spend(3, 0, 15_000));
    }

    [Fact]
    public async Task Budget_OfOnePage_IsNotThatOfAnother()
    {
        await using var stub = await XStub.StartAsync();
        stub.Posts = ThreePosts;
        await using var run = await XRun.StartAsync(azurite, stub, settings: ("X:MonthlyBudgetDollars", "0.025"));
        await run.CollectAsync();
        var other = new PageKey(Network.X, "xdevelopers");
        await run.Pipeline.Get<Pages>().SaveAsync(new(other, null, null, null, null, CollectedData.Usual), CancellationToken.None);

        await run.Pipeline.Get<PageCollector>().RunAsync(CollectMessage.For(other, XRun.Week, XRun.Week.LastDay), isLastAttempt: false, CancellationToken.None);

        (await run.Pipeline.Get<SpendRows>().FindAsync(other, XRun.Week.LastDay, CancellationToken.None)).PostsRead.ShouldBe(3);
    }
}
