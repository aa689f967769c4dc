using Engagement.Core.FakeFans.Pages;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class PageScanPropertiesTests
{
    private const int Length = 200;
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(40);

    [Fact]
    public void Gaps_AnyDaysLeftOut_CreateNoAnomaly() => Prop.ForAll(Days(), days => SeriesOf.Audit(Series(t => days.Contains(t) ? null : new())).Anomalies.Count == 0).Check(Quick);

    [Fact]
    public void Zeros_AnyDaysOfNothingButZeros_CreateNoAnomaly() => Prop.ForAll(Days(), days =>
    {
        var series = Series(_ => new());
        foreach (var metric in series.Metrics.ToList())
            foreach (var day in days)
                series.Set(metric, SeriesOf.Day(day), 0);
        return SeriesOf.Audit(series).Anomalies.Count == 0;
    }).Check(Quick);

    [Fact]
    public void Burst_Larger_IsNoLessSuspicious() => Prop.ForAll(Gen.Choose(0, 300).Zip(Gen.Choose(0, 300)).ToArbitrary(), sizes =>
        Score(Math.Min(sizes.Item1, sizes.Item2)) <= Score(Math.Max(sizes.Item1, sizes.Item2)) + 1e-12).Check(Quick);

    [Fact]
    public void Weeks_BeforeABurstInAnotherOrder_GiveTheSameLevel() => Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, 20)).ToArbitrary(), order =>
    {
        var (ordinary, shuffled) = (Series(t => t == 160 ? new(Gained: 400) : new()), new PageSeries(new(SeriesOf.FirstDay, SeriesOf.Day(Length - 1))));
        foreach (var metric in (PageMetric[])[PageMetric.NewFollows, PageMetric.Views, PageMetric.Engagements])
            for (var t = 0; t < Length; t++)
                shuffled.Set(metric, SeriesOf.Day(t), ordinary[metric][t < 140 ? (order[t / 7] * 7) + (t % 7) : t]);
        return SeriesOf.Audit(shuffled).Anomalies.Single().Level >= SuspicionLevel.Suspicious;
    }).Check(Quick);

    [Fact]
    public void Scale_TenTimesTheSamePage_IsJudgedAlikeOrSurer() => Prop.ForAll(Gen.Choose(4, 12).ToArbitrary(), times =>
    {
        var one = SeriesOf.Audit(Series(t => t == 150 ? new(Gained: 40 * times) : new())).DayScores[150];
        var ten = SeriesOf.Audit(SeriesOf.Page(Length, more: t => t == 150 ? new(Gained: 400 * times) : new(), scale: 10)).DayScores[150];
        return ten >= one - 0.05 && ten <= one + 0.3;
    }).Check(Quick);

    [Fact]
    public void Scores_AreWithinZeroAndOne_AndTheSameTwice() => Prop.ForAll(Days(), days =>
    {
        var series = Series(t => new(Gained: days.Contains(t) ? 500 : 0, Purged: days.Contains(t + 3) ? 300 : 0));
        var (once, again) = (SeriesOf.Audit(series), SeriesOf.Audit(series));
        return once.DayScores.All(score => score is >= 0 and <= 1) && once.DayScores.SequenceEqual(again.DayScores)
            && once.Anomalies.Select(anomaly => anomaly.Id).SequenceEqual(again.Anomalies.Select(anomaly => anomaly.Id));
    }).Check(Quick);

    private static double Score(int size) => SeriesOf.Audit(Series(t => t == 150 ? new(Gained: size) : new())).DayScores[150];

    private static PageSeries Series(Func<int, SeriesOf.Extra?> more) => SeriesOf.Page(Length, more: more);

    private static Arbitrary<int[]> Days() => Gen.Choose(30, Length - 1).ListOf().Select(days => days.Distinct().Take(25).ToArray()).ToArbitrary();
}
