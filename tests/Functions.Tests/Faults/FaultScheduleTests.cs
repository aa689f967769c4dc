using System.Globalization;
using Engagement.Core;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Faults;

/// <summary>Whatever goes wrong, a page's tables end as without it, or its status says what is wrong and nothing stored is untrue.</summary>
/// <remarks>tests/fault-schedules runs many more: FAULT_SCHEDULES says how many, FAULT_SCHEDULES_SEED where to begin.</remarks>
public class FaultScheduleTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const int PagesPerRun = 60;
    private const int AccountsPerRun = 30;

    [Fact]
    public async Task RandomSchedules_EndAsWithoutOrSayWhy()
    {
        var (schedules, firstSeed) = (Setting("FAULT_SCHEDULES", 90), Setting("FAULT_SCHEDULES_SEED", 1));
        var (endings, givenUp) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        PageRows? without = null;

        for (var run = 0; run * (PagesPerRun + AccountsPerRun) < schedules; run++)
        {
            var seed = firstSeed + run;
            // Which world it is does not matter much to what goes wrong in it.
            var worldSeed = 1 + seed / 20;
            if (without is null || seed % 20 == 0)
                without = await WithoutTroubleAsync(worldSeed);

            await using var faulted = await FaultedRun.StartAsync(azurite, worldSeed, PagesPerRun, AccountsPerRun);
            var drawn = await SetAsync(faulted, seed);
            var with = await faulted.RunAsync();

            faulted.Surprises.ShouldBeEmpty($"FAULT_SCHEDULES_SEED={seed} repeats it");
            var failures = new List<string>();
            foreach (var page in faulted.Pages)
            {
                var (wrong, ending) = Comparison.Of(without, with, page, drawn[page]);
                if (wrong.Count > 0)
                    failures.Add($"{page} with {drawn[page]}: {string.Join("; ", wrong.Take(5))}, {wrong.Count} in all");
                endings[ending] = endings.GetValueOrDefault(ending) + 1;
            }
            failures.Count.ShouldBe(0, $"FAULT_SCHEDULES_SEED={seed} FAULT_SCHEDULES=1 repeats it\n{string.Join('\n', failures)}");
            givenUp += faulted.GivenUp;
        }

        output.WriteLine($"{string.Join(", ", endings.Select(e => $"{e.Value} {e.Key}"))}; {givenUp} messages given up; {watch.ElapsedMilliseconds / endings.Values.Sum()} ms each");
        endings["same"].ShouldBeGreaterThan(endings.Values.Sum() / 2, "most trouble passes");
        endings["named"].ShouldBeGreaterThan(0, "some does not");
        givenUp.ShouldBeGreaterThan(0, "some messages are given up");
    }

    [Fact]
    public async Task TablesInMemory_HoldWhatTheEmulatorHolds()
    {
        var rows = new List<PageRows>();
        foreach (var inMemory in new[] { false, true })
        {
            await using var run = await FaultedRun.StartAsync(azurite, worldSeed: 1, pages: 3, accounts: 2, inMemory);
            rows.Add(await run.RunAsync());
        }
        rows[1].Text().ShouldBe(rows[0].Text());
        rows[0].Text().ShouldContain("DailyPageMetrics");
    }

    private async Task<PageRows> WithoutTroubleAsync(int worldSeed)
    {
        await using var run = await FaultedRun.StartAsync(azurite, worldSeed, PagesPerRun, AccountsPerRun);
        var rows = await run.RunAsync();
        foreach (var page in run.Pages)
            rows.Of("CollectionStates", page).Values.ShouldAllBe(state => state.GetString("Status") == "ok");
        return rows;
    }

    private static async Task<Dictionary<PageKey, FaultSchedule>> SetAsync(FaultedRun run, int seed)
    {
        var random = new Random(seed);
        var kinds = new Dictionary<Network, FaultKindsOfNetwork> { [Network.Facebook] = await run.KindsAsync(Network.Facebook), [Network.X] = await run.KindsAsync(Network.X) };
        var drawn = new Dictionary<PageKey, FaultSchedule>();
        foreach (var page in run.Pages)
            await run.SetAsync(page, drawn[page] = FaultSchedule.Draw(random, kinds[page.Network]));
        return drawn;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
