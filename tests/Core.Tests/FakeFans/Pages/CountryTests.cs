using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class CountryTests
{
    // Base 2: nothing in common is 1; (1/2, 1/2) against (1, 0) is 1.5 - .75 log2 3 = .3112781.
    [Theory]
    [InlineData(1, 0, 0, 1, 1)]
    [InlineData(0.5, 0.5, 1, 0, 0.3112781)]
    [InlineData(0.3, 0.7, 0.3, 0.7, 0)]
    public void JensenShannon_TwoMixes_IsThePublishedValue(double a, double b, double c, double d, double expected) =>
        CountryScan.JensenShannon([a, b], [c, d]).ShouldBe(expected, 1e-7);

    [Fact]
    public void ForeignMix_FromACountryThatNobodyCameFrom_IsFound()
    {
        var series = WithCountries(t => t is >= 150 and < 157 ? 60 : 0);

        var anomaly = SeriesOf.Audit(series).Anomalies.Single(anomaly => anomaly.Kind == AnomalyKind.ForeignMix);

        anomaly.Evidence.Country.ShouldBe("TR");
        // 60 on each of 7 days; windows of a week begin every third day, so one may miss two of them.
        anomaly.Evidence.CountryExcess!.Value.ShouldBeInRange(290, 430);
        anomaly.Evidence.CountryDivergence!.Value.ShouldBeGreaterThan(0.2);
        ((int)anomaly.Level).ShouldBeGreaterThanOrEqualTo((int)SuspicionLevel.Watch);
    }

    [Fact]
    public void ForeignMix_GrowthEverywhere_IsNone() => SeriesOf.Audit(WithCountries(_ => 0, times: t => t is >= 150 and < 157 ? 5 : 1)).Anomalies
        .ShouldNotContain(anomaly => anomaly.Kind == AnomalyKind.ForeignMix);

    private static PageSeries WithCountries(Func<int, double> turkish, Func<int, double>? times = null)
    {
        var series = SeriesOf.Page(240);
        var (france, belgium, turkey) = (12_000.0, 6_000.0, 200.0);
        for (var t = 0; t < 240; t++)
        {
            var factor = times?.Invoke(t) ?? 1;
            (france, belgium, turkey) = (france + (20 * factor), belgium + ((10 + (t % 3)) * factor), turkey + ((t % 4 == 0 ? 1 : 0) * factor) + turkish(t));
            series.SetCountry("FR", SeriesOf.Day(t), france);
            series.SetCountry("BE", SeriesOf.Day(t), belgium);
            series.SetCountry("TR", SeriesOf.Day(t), turkey);
        }
        return series;
    }
}
