namespace Engagement.Simulator.Tests.Generation;

public sealed class ProvisionalTests
{
    [Fact]
    public async Task Day_WhileItIsYoung_IsRevisedUpwardsUntilItIsFinal()
    {
        var clock = FixedClock.AtNoonOf(2026, 11, 19);
        await using var simulation = await Simulation.StartAsync(clock, pages: 1);
        var reported = new List<long>();

        for (var age = 1; age <= 5; age++, clock.Now = clock.Now.AddDays(1))
            reported.Add((await simulation.PointsAsync("page_media_view", "day", "2026-11-18", "2026-11-19")).Single().Value);

        reported.Take(4).ShouldBe(reported.Take(4).Order());
        reported.Take(4).Distinct().Count().ShouldBe(4);
        reported[4].ShouldBe(reported[3]);
        var truth = (await simulation.TruthAsync("days")).Single(d => d!["day"]!.GetValue<string>() == "2026-11-18")!;
        truth["values"]!["views"]!.GetValue<long>().ShouldBe(reported[3]);
    }

    [Fact]
    public async Task Days_OnlyTheLastThree_DifferFromTheTruth()
    {
        await using var simulation = await Simulation.StartAsync(pages: 1);

        var days = await simulation.TruthAsync("days");

        days.Where(d => d!["values"]!["views"]!.GetValue<long>() != d["served"]!["views"]!.GetValue<long>())
            .Select(d => d!["day"]!.GetValue<string>()).ShouldBe(["2026-11-19", "2026-11-20", "2026-11-21"]);
    }

    [Fact]
    public async Task AskedTwice_OnTheSameDay_IsTheSameAnswer()
    {
        await using var simulation = await Simulation.StartAsync(pages: 1);
        const string question = "v26.0/{page}/insights?metric=page_media_view,page_total_media_view_unique,page_follows";

        (await simulation.GetAsync(question)).ToJsonString().ShouldBe((await simulation.GetAsync(question)).ToJsonString());
    }
}
