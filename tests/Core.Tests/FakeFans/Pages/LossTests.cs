using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class LossTests
{
    private const int When = 150;

    [Fact]
    public void Purge_ThatNoUnfollowExplains_IsSilent()
    {
        var anomaly = Audit(t => t == When ? new(Purged: 500) : new()).Anomalies.ShouldHaveSingleItem();

        anomaly.Kind.ShouldBe(AnomalyKind.Purge);
        ((int)anomaly.Level).ShouldBeGreaterThanOrEqualTo((int)SuspicionLevel.Watch);
        anomaly.Evidence.SilentRate!.Value.ShouldBe(1, 0.1);
        anomaly.Evidence.OfFollowersRate!.Value.ShouldBe(0.02, 0.005);
    }

    [Fact]
    public void Purge_ThatTheNextDayTakesBack_WasNone() =>
        Audit(t => t == When ? new(Purged: 500) : t == When + 1 ? new(Purged: -500) : new()).Anomalies.ShouldNotContain(anomaly => anomaly.Kind == AnomalyKind.Purge);

    [Fact]
    public void FollowersOfZero_ForADay_AreAHole()
    {
        var series = SeriesOf.Page(240);
        series.Set(PageMetric.Followers, SeriesOf.Day(When), 0);

        SeriesOf.Audit(series).Anomalies.ShouldBeEmpty();
    }

    private static PageAudit Audit(Func<int, SeriesOf.Extra?> more) => SeriesOf.Audit(SeriesOf.Page(240, more: more));
}
