using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Simulator.Tests.X;

public sealed class XDeterminismTests
{
    [Fact]
    public void AnySeed_TwoServers_AgreeWhateverWasAskedBefore() =>
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), seed => AgreeAsync(seed).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5));

    [Fact]
    public async Task ClockMovesOn_PostsAndDaysThatWereThere_StayTheSame()
    {
        var clock = FixedClock.AtNoonOf(2026, 10, 20);
        await using var x = await XSimulation.StartAsync(clock);
        var days = (await x.TruthAsync("days", x.Museum)).Select(d => d!.ToJsonString()).ToList();
        var texts = await TextsAsync(x);

        for (var moved = 1; moved <= 10; moved++, clock.Now = clock.Now.AddDays(1))
        {
            (await x.TruthAsync("days", x.Museum)).Select(d => d!.ToJsonString()).Take(90 - moved + 1).ShouldBe(days.Skip(moved - 1));
            (await TextsAsync(x)).Where(texts.Contains).ShouldBe(texts.Where((await TextsAsync(x)).Contains));
        }

        (await TextsAsync(x)).Count(texts.Contains).ShouldBeGreaterThan(texts.Count * 3 / 4);
    }

    [Fact]
    public async Task AnyTimeOfTheDay_GivesTheSameAnswers()
    {
        var clock = new FixedClock(new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        await using var x = await XSimulation.StartAsync(clock);
        var path = $"users/{x.Shop.Id}/mentions?max_results=100&tweet.fields=public_metrics,created_at&expansions=author_id";
        var atMidnight = (await x.AskAsync(path)).Text;

        clock.Now = clock.Now.AddDays(1).AddSeconds(-1);
        (await x.AskAsync(path)).Text.ShouldBe(atMidnight);
        clock.Now = clock.Now.AddSeconds(1);
        (await x.AskAsync(path)).Text.ShouldNotBe(atMidnight);
    }

    [Fact]
    public void Paging_ByAnyPageSize_GivesEachPostOnce()
    {
        using var pages = new Pages();
        var all = pages.Ids("tweets", 100);
        var mentions = pages.Ids("mentions", 100);

        Prop.ForAll(Gen.Choose(5, 100).ToArbitrary(), size => pages.Ids("tweets", size).SequenceEqual(all)
            && pages.Ids("mentions", size).SequenceEqual(mentions)).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
        all.Distinct().Count().ShouldBe(all.Count);
    }

    [Fact]
    public void Paging_FollowersByAnyPageSize_GivesEachOnce()
    {
        using var pages = new Pages();
        var all = pages.Ids("followers", 1000);

        Prop.ForAll(Gen.Choose(15, 1000).ToArbitrary(), size => pages.Ids("followers", size).SequenceEqual(all))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(8));
        all.Distinct().Count().ShouldBe(all.Count);
    }

    private static async Task<bool> AgreeAsync(int seed)
    {
        await using var one = await XSimulation.StartAsync(seed: seed, days: 20);
        await using var other = await XSimulation.StartAsync(seed: seed, days: 20);
        await other.AskAsync($"users/{other.Bakery.Id}/followers?max_results=7");
        await other.AskAsync($"users/{other.Shop.Id}/mentions");
        if (!one.Server.XAccounts.SequenceEqual(other.Server.XAccounts))
            return false;
        foreach (var account in one.Server.XAccounts)
            foreach (var what in new[] { "days", "posts", "followers" })
                if ((await one.TruthAsync(what, account)).ToJsonString() != (await other.TruthAsync(what, account)).ToJsonString())
                    return false;
        return true;
    }

    private static async Task<List<string>> TextsAsync(XSimulation x) =>
        [.. (await x.TruthAsync("posts", x.Museum)).Select(p => $"{p!["id"]} {p["authorId"]} {p["conversationId"]} {p["text"]}")];

    /// <summary>The bakery's lists, page by page.</summary>
    private sealed class Pages : IDisposable
    {
        private readonly XSimulation _x = XSimulation.StartAsync().GetAwaiter().GetResult();

        public IReadOnlyList<string> Ids(string list, int size) =>
            _x.AllIdsAsync($"users/{_x.Bakery.Id}/{list}?max_results={size}").GetAwaiter().GetResult();

        public void Dispose() => _x.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
