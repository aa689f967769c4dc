using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Generation;

public sealed class DeterminismTests
{
    [Fact]
    public async Task TwoServers_SameSeedAndDay_GiveTheSameTruthAndAnswers()
    {
        await using var one = await Simulation.StartAsync(new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero)));
        await using var other = await Simulation.StartAsync(new(new(2026, 11, 23, 7, 59, 0, TimeSpan.Zero)));

        foreach (var (page, twin) in one.Server.Pages.Zip(other.Server.Pages))
        {
            twin.ShouldBe(page);
            foreach (var what in new[] { "days", "posts", "comments", "events" })
                (await other.TruthAsync(what, twin)).ToJsonString().ShouldBe((await one.TruthAsync(what, page)).ToJsonString());
            const string question = "v26.0/{page}/insights?metric=page_media_view&since=2026-11-01&until=2026-11-22";
            (await other.GetAsync(question, twin))["data"]!.ToJsonString()
                .ShouldBe((await one.GetAsync(question, page))["data"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task TwoSeeds_GiveDifferentNumbers()
    {
        await using var one = await Simulation.StartAsync(seed: 1, pages: 1);
        await using var other = await Simulation.StartAsync(seed: 2, pages: 1);

        (await other.TruthAsync("days")).ToJsonString().ShouldNotBe((await one.TruthAsync("days")).ToJsonString());
    }

    [Fact]
    public async Task ClockMovesOn_DaysThatWereFinal_StayTheSame()
    {
        var clock = FixedClock.AtNoonOf(2026, 11, 2);
        await using var simulation = await Simulation.StartAsync(clock);
        var before = await DaysAsync(simulation);

        for (var moved = 1; moved <= 10; moved++)
        {
            clock.Now = clock.Now.AddDays(1);
            var after = await DaysAsync(simulation);

            after.Keys.Max().ShouldBe(before.Keys.Max().AddDays(1), "one more day is complete");
            foreach (var day in before.Keys.Where(after.ContainsKey))
            {
                after[day].Values.ShouldBe(before[day].Values, $"the truth of {day:o}");
                if (before.Keys.Max().DayNumber - day.DayNumber >= 3)
                    after[day].Served.ShouldBe(before[day].Served, $"what is served of {day:o}");
            }

            before = after;
        }
    }

    [Fact]
    public async Task HistoryLength_ChangesNoDay()
    {
        await using var two = await Simulation.StartAsync(days: 2, pages: 1);
        await using var many = await Simulation.StartAsync(days: 730, pages: 1);

        var few = await DaysAsync(two);
        var all = await DaysAsync(many);

        all.Count.ShouldBe(730);
        few.Count.ShouldBe(2);
        few.Where(day => !all[day.Key].Equals(day.Value)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Posts_AskedLater_OnlyGrow()
    {
        var clock = FixedClock.AtNoonOf(2026, 11, 2);
        await using var simulation = await Simulation.StartAsync(clock, pages: 1);
        var before = (await simulation.TruthAsync("posts")).ToDictionary(p => p!["id"]!.GetValue<string>(), p => p!);

        clock.Now = clock.Now.AddDays(5);
        var after = (await simulation.TruthAsync("posts")).ToDictionary(p => p!["id"]!.GetValue<string>(), p => p!);

        var still = before.Keys.Where(after.ContainsKey).ToList();
        still.Count.ShouldBeGreaterThan(before.Count / 2);
        foreach (var id in still)
            foreach (var count in new[] { "reactions", "comments", "shares", "views", "viewers", "clicks" })
                after[id][count]!.GetValue<long>().ShouldBeGreaterThanOrEqualTo(before[id][count]!.GetValue<long>());
        after.Count.ShouldBeGreaterThan(still.Count);
    }

    private static async Task<Dictionary<DateOnly, (string Values, string Served)>> DaysAsync(Simulation simulation) =>
        (await simulation.TruthAsync("days")).ToDictionary(Day, d => (d!["values"]!.ToJsonString(), d["served"]!.ToJsonString()));

    private static DateOnly Day(JsonNode? day) =>
        DateOnly.ParseExact(day!["day"]!.GetValue<string>(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
