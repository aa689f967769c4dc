using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class GainTests
{
    private const int Length = 240;
    private const int When = 150;

    [Fact]
    public void Burst_WithoutAnyCause_IsSuspicious()
    {
        // 40 a day usually, 440 on one day while views and engagement are as ever.
        var anomaly = Audit(t => t == When ? new(Gained: 400) : new()).Anomalies.ShouldHaveSingleItem();

        anomaly.Kind.ShouldBe(AnomalyKind.Burst);
        anomaly.PeakDay.ShouldBe(SeriesOf.Day(When));
        anomaly.Id.ShouldBe("burst-20260604");
        ((int)anomaly.Level).ShouldBeGreaterThanOrEqualTo((int)SuspicionLevel.Suspicious);
        anomaly.Evidence.Excess.ShouldBe(400, 40);
        anomaly.Evidence.OfFollowersRate!.Value.ShouldBe(0.016, 0.003);
    }

    [Fact]
    public void Burst_WithTenTimesTheViews_IsExplained()
    {
        var anomaly = Audit(t => t == When ? new(Gained: 250, Views: 10, Engagements: 8) : new()).Anomalies.ShouldHaveSingleItem();

        anomaly.Level.ShouldBe(SuspicionLevel.None);
        anomaly.RivalCauses.Sum(cause => cause.ExplainedRate ?? 0).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Burst_OnAnEnteredPressDay_IsLessSuspicious()
    {
        var series = SeriesOf.Page(Length, more: t => t == When ? new(Gained: 400) : new());

        var (without, with) = (SeriesOf.Audit(series).Anomalies[0], SeriesOf.Audit(series, new TeamEvent("press", new(SeriesOf.Day(When), SeriesOf.Day(When)), "In the news")).Anomalies[0]);

        with.Score.ShouldBeLessThan(without.Score);
        with.RivalCauses.Single(cause => cause.Kind == RivalCauseKind.TeamEvent).Detail.ShouldBe("In the news");
    }

    [Fact]
    public void Drip_OfThreeWeeks_IsFoundFromItsFirstDays()
    {
        var anomalies = Audit(t => t is >= When and < When + 21 ? new(Gained: 60) : new()).Anomalies;

        var strongest = anomalies.MaxBy(anomaly => anomaly.Score).ShouldNotBeNull();
        strongest.Kind.ShouldBe(AnomalyKind.Drip);
        ((int)strongest.Level).ShouldBeGreaterThanOrEqualTo((int)SuspicionLevel.Watch);
        anomalies.Min(anomaly => anomaly.Days.FirstDay).ShouldBeInRange(SeriesOf.Day(When - 4), SeriesOf.Day(When + 4));
        anomalies.ShouldAllBe(anomaly => anomaly.Days.FirstDay < SeriesOf.Day(When + 21));
    }

    [Fact]
    public void Delivery_ThatLeavesAgain_SaysHowManyLeft()
    {
        var anomalies = Audit(t => t is >= When and < When + 5 ? new(Gained: 100) : t is >= When + 10 and < When + 30 ? new(Lost: 15) : new()).Anomalies;

        var delivery = anomalies.Single(anomaly => anomaly.Findings.Any(finding => finding.Kind == AnomalyKind.DeliveryThenLoss));
        // 300 of the 500 left; where part of the delivery stands out most, they are a larger share of that part.
        delivery.Evidence.LostRate!.Value.ShouldBeInRange(0.5, 1);
    }

    [Fact]
    public void SeriesOfDays_WithoutFollowsOrFollowers_IsNotJudged() =>
        SeriesOf.Audit(new(new(SeriesOf.FirstDay, SeriesOf.Day(90)))).CanBeJudged.ShouldBeFalse();

    [Fact]
    public void FollowersAlone_AJumpOfTheTotal_IsABurst()
    {
        var full = SeriesOf.Page(Length, more: t => t == When ? new(Gained: 800) : new());
        var series = new PageSeries(full.Days);
        for (var t = 0; t < Length; t++)
            series.Set(PageMetric.Followers, SeriesOf.Day(t), full[PageMetric.Followers][t]);

        var anomaly = SeriesOf.Audit(series).Anomalies.Single(anomaly => anomaly.Kind == AnomalyKind.Burst);

        anomaly.PeakDay.ShouldBe(SeriesOf.Day(When));
        anomaly.RivalCauses.Single(cause => cause.Kind == RivalCauseKind.ViralPost).ExplainedRate.ShouldBeNull();
    }

    private static PageAudit Audit(Func<int, SeriesOf.Extra?> more) => SeriesOf.Audit(SeriesOf.Page(Length, more: more));
}
