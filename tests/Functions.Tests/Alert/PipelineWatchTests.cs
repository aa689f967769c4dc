using Engagement.Core;
using Engagement.Core.Crises;
using Engagement.Functions.Alert;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Alert;

public class PipelineWatchTests(AzuriteFixture azurite)
{
    private static async Task SaveCrisisAsync(Pipeline pipeline, double index, int startDay, int? endDay)
    {
        var start = new DateTimeOffset(2026, 11, startDay, 14, 0, 0, TimeSpan.Zero);
        Crisis crisis = new(start, endDay is { } day ? start.AddDays(day - startDay) : null, new(start, 6, index, 90, 80, 60, 50, [new(CrisisSignal.UpsetVolume, 0.65, 60, 4, 8)]));
        await pipeline.Get<CrisisRows>().ReplaceAsync(Page, DayRange.EndingOn(LastDay, 14), [crisis], CancellationToken.None);
    }

    private static readonly PageKey Page = new(Network.Facebook, "1000");
    private static readonly DateOnly LastDay = new(2026, 11, 21);

    [Fact]
    public async Task Watch_EverythingWell_TellsNobody()
    {
        await using var pipeline = await StartAsync();
        await CoverAsync(pipeline, "1000", LastDay);

        (await WatchAsync(pipeline)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(13, "1 page loses its access soon, or has lost it", "Page 1000: 13 days left", "Page 1000 : 13 jours restants")]
    [InlineData(0, "1 page loses its access soon, or has lost it", "Page 1000: ended, or ends today", "Page 1000 : terminé, ou se termine aujourd’hui")]
    public async Task Watch_TokenEnds_IsToldAndLogged(int days, string title, string line, string french)
    {
        await using var pipeline = await StartAsync();
        await CoverAsync(pipeline, "1000", LastDay);
        await pipeline.Get<PageTokens>().SaveAsync(Page, new(MetricStatus.Ok, null, Pipeline.Morning.AddDays(days).AddHours(1), null, null, null), CancellationToken.None);

        var alert = (await WatchAsync(pipeline)).ShouldHaveSingleItem();

        alert.Kind.ShouldBe("token_ends");
        alert.En.Title.ShouldBe(title);
        alert.En.Lines[^1].ShouldBe(line);
        alert.Fr.Lines[^1].ShouldBe(french);
        pipeline.Logs.All.ShouldContain(said => said.Contains($"{WatchSignals.TokenEnds}: facebook/1000 in {days} days", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(65, 20, null, false)]
    [InlineData(85, 20, null, true)]
    [InlineData(65, 18, 21, false)]
    public async Task Watch_ACrisisThatGoesOn_IsToldByItself(double index, int startDay, int? endDay, bool isUrgent)
    {
        await using var pipeline = await StartAsync();
        await CoverAsync(pipeline, "1000", LastDay);
        await SaveCrisisAsync(pipeline, index, startDay, endDay);

        var alert = (await WatchAsync(pipeline)).ShouldHaveSingleItem();

        (alert.Kind, alert.About, alert.Page, alert.IsUrgent).ShouldBe(("crisis", $"202611{startDay}T14Z", "facebook/1000", isUrgent));
        alert.En.Title.ShouldBe("Page 1000: people are far more upset than usual");
        alert.En.Lines.ShouldBe([$"Since {startDay} November 2026 at 15:00 (Europe/Paris); index {index} of 100.", "60 upset comments from 50 people within 6 hours; usual at this time of day: 4."]);
        alert.Fr.Lines[0].ShouldBe($"Depuis le {startDay} novembre 2026 à 15:00 (Europe/Paris) ; indice {index} sur 100.");
    }

    [Theory]
    [InlineData(55, 20, null)]
    [InlineData(85, 18, 20)]
    public async Task Watch_ACrisisThatIsOverOrLessSerious_IsNotTold(double index, int startDay, int? endDay)
    {
        await using var pipeline = await StartAsync();
        await CoverAsync(pipeline, "1000", LastDay);
        await SaveCrisisAsync(pipeline, index, startDay, endDay);

        (await WatchAsync(pipeline)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Watch_PagesRefused_AreToldInOneMail()
    {
        await using var pipeline = await StartAsync();
        foreach (var id in Enumerable.Range(1000, 30))
        {
            await pipeline.RegisterAsync($"{id}");
            await CoverAsync(pipeline, $"{id}", LastDay, new(id % 2 == 0 ? MetricStatus.TokenExpired : MetricStatus.NoPermission, "Why."));
        }

        var alert = (await WatchAsync(pipeline)).ShouldHaveSingleItem();

        alert.Kind.ShouldBe("page_refused");
        alert.En.Title.ShouldBe("30 pages are refused by their network");
        alert.En.Lines.Count.ShouldBe(22);
        alert.En.Lines[1].ShouldBe("Page 1000: the token has expired or was revoked");
        alert.En.Lines[2].ShouldBe("Page 1001: a permission is missing");
        alert.En.Lines[^1].ShouldBe("And 10 more.");
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public async Task Watch_DaysBehind_AreStaleFromTheSettingOn(int through, bool isStale)
    {
        await using var pipeline = await StartAsync();
        await CoverAsync(pipeline, "1000", new(2026, 11, through));

        var alerts = await WatchAsync(pipeline);

        alerts.Select(alert => alert.Kind).ShouldBe(isStale ? ["collection_stale"] : []);
        if (isStale)
            alerts[0].En.Lines[^1].ShouldBe("Page 1000: 2 days behind");
    }

    [Fact]
    public async Task Watch_ClosedPageOrOneThatWasNeverScheduled_IsNotStale()
    {
        await using var pipeline = await StartAsync();
        await pipeline.RegisterAsync("1000", lastDay: new(2026, 10, 1));
        await CoverAsync(pipeline, "1000", new(2026, 10, 1));
        await pipeline.RegisterAsync("2000");

        (await WatchAsync(pipeline)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(7_900_000, false)]
    [InlineData(8_000_000, true)]
    public async Task Watch_SpendNearItsBound_IsToldAndLogged(long microDollars, bool isNear)
    {
        await using var pipeline = await StartAsync();
        var account = new PageKey(Network.X, "42");
        await pipeline.Get<Pages>().SaveAsync(new(account, "Account", null, null, new(2026, 1, 1), CollectedData.Usual), CancellationToken.None);
        await pipeline.Get<SpendRows>().AddAsync(account, new(2026, 11, 22), new(1, 1, microDollars), CancellationToken.None);

        var alerts = await WatchAsync(pipeline);

        alerts.Select(alert => alert.Kind).ShouldBe(isNear ? ["spend_near_bound"] : []);
        pipeline.Logs.All.Any(line => line.Contains(WatchSignals.SpendNearBound, StringComparison.Ordinal)).ShouldBe(isNear);
    }

    [Fact]
    public async Task Watch_MessagesGivenUp_NamesTheQueue()
    {
        await using var pipeline = await StartAsync();
        var poison = pipeline.Queues.Client("quantify-poison");
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync("x");

        var alert = (await WatchAsync(pipeline)).ShouldHaveSingleItem();

        (alert.Kind, alert.About).ShouldBe(("poison_messages", "all"));
        alert.En.Lines[^1].ShouldBe("quantify-poison: 1 message");
        alert.Fr.Title.ShouldBe("Des tâches ont été abandonnées");
    }

    [Fact]
    public async Task Watch_NobodyToTell_LogsAllTheSame()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        await pipeline.Get<PageTokens>().SaveAsync(Page, new(MetricStatus.TokenExpired, "Why.", null, null, null, null), CancellationToken.None);

        (await WatchAsync(pipeline)).ShouldBeEmpty();

        pipeline.Logs.All.ShouldContain(line => line.Contains(WatchSignals.TokenEnds, StringComparison.Ordinal));
    }

    private async Task<Pipeline> StartAsync()
    {
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), new Dictionary<string, string?>
        {
            ["X:MonthlyBudgetDollars"] = "10", ["Alert:GroupId"] = "01234567-89ab-cdef-0123-456789abcdef", ["Alert:Sender"] = "communities@example.com",
        });
        await pipeline.RegisterAsync();
        return pipeline;
    }

    private static Task<CollectionState> CoverAsync(Pipeline pipeline, string id, DateOnly through, Refusal? refusal = null) => pipeline.Get<CollectionStates>().UpdateAsync(
        new(Network.Facebook, id), CollectionStream.Days, state => (state with { WantedFirstDay = new(2026, 9, 1), Covered = CoveredDays.None.Add(new(new(2026, 9, 1), through)) }).After(new(through, through), refusal), CancellationToken.None);

    private static async Task<IReadOnlyList<AlertMessage>> WatchAsync(Pipeline pipeline)
    {
        await pipeline.Get<PipelineWatch>().RunAsync(CancellationToken.None);
        return [.. (await pipeline.TakeAsync(MessageQueues.Alert)).Select(AlertMessage.Parse)];
    }
}
