using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;
using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Operations;

public class OperationsReportTests(AzuriteFixture azurite)
{
    private static readonly PageKey Page = new(Network.Facebook, "1000");
    private static readonly PageKey Account = new(Network.X, "7");
    private static readonly DateOnly LastDay = new(2026, 11, 21);

    [Fact]
    public async Task Get_FreshStaleAndNewPages_AreToldApart()
    {
        await using var pipeline = await StartAsync();
        await CoverAsync(pipeline, Page, LastDay);
        await pipeline.RegisterAsync("2000");
        await CoverAsync(pipeline, new(Network.Facebook, "2000"), LastDay.AddDays(-3), new(MetricStatus.TokenExpired, "Why."));
        await pipeline.RegisterAsync("3000");
        await pipeline.RegisterAsync("4000", lastDay: LastDay.AddDays(-10));
        await CoverAsync(pipeline, new(Network.Facebook, "4000"), LastDay.AddDays(-10));

        var answer = (await AskAsync(pipeline)).Body;

        answer.GetProperty("pages").EnumerateArray().Select(page => $"{page.GetProperty("id")} {page.GetProperty("daysBehind")} {page.GetProperty("status")}")
            .ShouldBe(["1000 0 ok", "2000 3 token_expired", "3000  not_collected", "4000 0 ok"], ignoreOrder: false, customMessage: answer.GetRawText());
        answer.GetProperty("networks")[0].GetRawText().ShouldBe(
            """{"network":"facebook","lastCompleteDay":"2026-11-21","pages":4,"pagesUpToDate":2,"pagesRefused":1,"oldestCollectedThroughDay":"2026-11-11","spentDollars":null}""");
    }

    [Fact]
    public async Task Get_Tokens_HaveDaysForThemselvesAndForTheirAccessToData()
    {
        await using var pipeline = await StartAsync();
        await pipeline.Get<PageTokens>().SaveAsync(
            Page, new(MetricStatus.Ok, null, Pipeline.Morning.AddDays(40.5), Pipeline.Morning.AddDays(12.5), ["read_insights"], ["pages_messaging"]), CancellationToken.None);

        (await AskAsync(pipeline)).Body.GetProperty("pages")[0].GetProperty("token").GetRawText().ShouldBe(
            """{"status":"ok","tokenDaysLeft":40,"dataAccessDaysLeft":12,"missingPermissions":["pages_messaging"]}""");
    }

    [Fact]
    public async Task Get_Spend_IsOfThisMonthAgainstTheBudget()
    {
        await using var pipeline = await StartAsync(("X:MonthlyBudgetDollars", "25"));
        await pipeline.Get<Pages>().SaveAsync(new(Account, "An account", "UTC", null, null, CollectedData.Insights), CancellationToken.None);
        await pipeline.Get<SpendRows>().AddAsync(Account, new(2026, 11, 3), new(1, 0, 1_250_000), CancellationToken.None);
        await pipeline.Get<SpendRows>().AddAsync(Account, new(2026, 10, 3), new(1, 0, 9_000_000), CancellationToken.None);

        var answer = (await AskAsync(pipeline)).Body;

        answer.GetProperty("pages")[1].GetProperty("spend").GetRawText().ShouldBe("""{"month":"2026-11","dollars":1.25,"budgetDollars":25}""");
        answer.GetProperty("networks")[1].GetProperty("spentDollars").GetDecimal().ShouldBe(1.25m);
    }

    [Fact]
    public async Task Get_Queues_HaveWhatWaitsAndWhatWasGivenUp()
    {
        await using var pipeline = await StartAsync();
        await pipeline.Queues.SendAsync(CheckTokenMessage.For(Page), null, CancellationToken.None);
        await pipeline.StoredQueue("digest-poison").CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        await pipeline.StoredQueue("digest-poison").SendMessageAsync("x", TestContext.Current.CancellationToken);

        var queues = (await AskAsync(pipeline)).Body.GetProperty("queues").EnumerateArray()
            .Select(queue => $"{queue.GetProperty("queue")} {queue.GetProperty("waiting")} {queue.GetProperty("poison")}").ToList();

        queues.Count.ShouldBe(MessageQueues.Names.Count);
        queues.ShouldContain("check-token 1 0");
        queues.ShouldContain("digest 0 1");
    }

    [Fact]
    public async Task Get_PartByPart_ShowsEveryPageOnceAndAllNetworks()
    {
        await using var pipeline = await StartAsync();
        foreach (var id in Enumerable.Range(1001, 4))
            await pipeline.RegisterAsync($"{id}");
        var (seen, cursor) = (new List<string?>(), (string?)null);
        do
        {
            var answer = (await AskAsync(pipeline, "2", cursor)).Body;
            answer.GetProperty("networks")[0].GetProperty("pages").GetInt32().ShouldBe(5);
            seen.AddRange(answer.GetProperty("pages").EnumerateArray().Select(page => page.GetProperty("id").GetString()));
            cursor = answer.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        seen.ShouldBe(["1000", "1001", "1002", "1003", "1004"]);
        (await AskAsync(pipeline, "0")).Status.ShouldBe(400);
        (await AskAsync(pipeline, null, "bm9uZQ")).Status.ShouldBe(400);
    }

    private async Task<Pipeline> StartAsync(params (string Name, string? Value)[] settings)
    {
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:1"), settings.ToDictionary(setting => setting.Name, setting => setting.Value));
        await pipeline.RegisterAsync();
        return pipeline;
    }

    private static async Task<HttpAnswer> AskAsync(Pipeline pipeline, string? limit = null, string? cursor = null) =>
        await pipeline.SendAsync(await pipeline.Get<OperationsReport>().GetAsync(limit, cursor, CancellationToken.None));

    private static Task<CollectionState> CoverAsync(Pipeline pipeline, PageKey page, DateOnly through, Refusal? refusal = null) => pipeline.Get<CollectionStates>().UpdateAsync(
        page, CollectionStream.Days, state => (state with { WantedFirstDay = through.AddDays(-9), Covered = CoveredDays.None.Add(new(through.AddDays(-9), through)) }).After(new(through, through), null) with
        {
            Status = refusal?.Status ?? MetricStatus.Ok, StatusReason = refusal?.Reason,
        }, CancellationToken.None);
}
