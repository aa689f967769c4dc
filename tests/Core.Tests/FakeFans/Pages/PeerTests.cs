using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class PeerTests
{
    private const int When = 150;

    [Fact]
    public void Tally_OfFivePages_IsTheMedianAndTheSpread()
    {
        var tally = new PeerTally(PeerTally.GainedStep);
        foreach (var (deviations, effect) in ((double, double)[])[(1, 0.1), (2, 0.5), (3, 0.7), (4, 0.8), (12, 2)])
            tally.Add(new DaySurprise(deviations, effect));
        tally.Add(DaySurprise.Unknown);

        var shock = tally.Result();

        shock.Pages.ShouldBe(5);
        shock.Deviations.ShouldBe(3, 0.001);
        shock.Effect.ShouldBe(0.7, 0.001);
        // Distances .6, .2, 0, .1, 1.3: the median is .2.
        shock.Spread.ShouldBe(1.4826 * 0.2, 0.001);
        shock.IsShock.ShouldBeTrue();
    }

    [Fact]
    public void Shock_OfFourPages_IsNone() => new PeerShock(4, 9, 1, 0).IsShock.ShouldBeFalse();

    [Fact]
    public void Burst_OnADayOfTheWholeNetwork_IsNobodysFault()
    {
        var scans = Enumerable.Range(0, 8).Select(page => new PageScan(SeriesOf.Page(240, gained: 30 + (5 * page), more: t => t == When ? new(Gained: 100 + (15 * page)) : new()))).ToList();
        var peers = PeerShocks.Of([.. scans.Select(scan => scan.Surprises)]);

        peers.Days.ShouldContain(SeriesOf.Day(When));
        scans.ShouldAllBe(scan => scan.Audit(peers, Array.Empty<TeamEvent>(), Array.Empty<SeriesBreak>()).Anomalies.All(anomaly => anomaly.Level == SuspicionLevel.None));
        scans.ShouldContain(scan => scan.Audit(PeerShocks.None, Array.Empty<TeamEvent>(), Array.Empty<SeriesBreak>()).Anomalies.Any(anomaly => anomaly.Level > SuspicionLevel.None));
    }
}
