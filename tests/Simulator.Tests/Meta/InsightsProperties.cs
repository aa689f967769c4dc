using Engagement.Core;
using Engagement.Simulator.Generation;
using Engagement.Simulator.Pages;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Simulator.Tests.Meta;

/// <summary>What must hold for any seed, day and window.</summary>
public sealed class InsightsProperties(GeneratedPages pages) : IClassFixture<GeneratedPages>
{
    private static readonly DateOnly FirstDay = new(2026, 8, 24);
    private readonly Simulation _simulation = pages.Simulation;

    [Fact]
    public void Windows_SplitAnywhere_SumToTheWhole()
    {
        var windows = Gen.Choose(0, 88)
            .SelectMany(first => Gen.Choose(first + 1, 89).SelectMany(last => Gen.Choose(first, last).Select(cut => (first, cut, last))));

        Prop.ForAll(windows.ToArbitrary(), window =>
        {
            var whole = Points(window.first, window.last);
            var parts = Points(window.first, window.cut).Concat(Points(window.cut, window.last));
            return parts.SequenceEqual(whole) && whole.Count == window.last - window.first;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AnyPageAndDay_IsConsistent()
    {
        var pages = Gen.Choose(0, 1_000)
            .SelectMany(seed => Gen.Choose(0, 8).SelectMany(page => Gen.Choose(0, 2_000).Select(day => (seed, page, day))));

        Prop.ForAll(pages.ToArbitrary(), at =>
        {
            var snapshot = new GeneratedHistory(at.seed, at.page,
                historyDays: 3).AsOf(Network.Facebook.StartOf(new DateOnly(2021, 6, 1).AddDays(at.day)));
            return snapshot.Served.Keys.Where(day => day >= snapshot.FirstDay).All(day => IsConsistent(snapshot, day));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Posts_PagedByAnyLimit_ComeOnceEach()
    {
        var all = PostIds(100);

        Prop.ForAll(Gen.Choose(1, 100).ToArbitrary(), limit =>
            PostIds(limit).SequenceEqual(all)).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
        all.Distinct().Count().ShouldBe(all.Count);
    }

    private static bool IsConsistent(PageSnapshot page, DateOnly day)
    {
        var values = page.Served[day];
        var before = page.Served[day.AddDays(-1)];
        var week = Enumerable.Range(0, 7).Sum(i => page.Served[day.AddDays(-i)][Measure.Viewers]!.Value);
        return values[Measure.Viewers] <= values[Measure.Views]
            && values[Measure.Viewers7Days] <= week
            && values[Measure.Viewers7Days] >= values[Measure.Viewers]
            && values[Measure.Viewers28Days] >= values[Measure.Viewers7Days]
            && values[Measure.Followers] == before[Measure.Followers] + values[Measure.NewFollows] - values[Measure.Unfollows]
            && values[Measure.Engagements] >= ReactionType.All.Sum(type => values[Measure.Reactions(type)]!.Value)
            && values.Values.All(v => v.Value >= 0);
    }

    private List<string> PostIds(int limit) =>
        [.. _simulation.AllPostsAsync($"limit={limit}&fields=id").GetAwaiter().GetResult().Select(p => p["id"]!.GetValue<string>())];

    private IReadOnlyList<(string EndTime, long Value)> Points(int first, int last) =>
        _simulation.PointsAsync("page_media_view", "day", Seconds(first), Seconds(last)).GetAwaiter().GetResult();

    private static string Seconds(int day) =>
        Network.Facebook.StartOf(FirstDay.AddDays(day)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
