using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Tests.FakeFans.Pages;

public class DilutionTests
{
    // 1,000 followers become 2,000: people would bring engagement per follower to 2^(.85-1) = .901 of what it was, idle accounts to .5.
    [Theory]
    [InlineData(100, 0.5, 1)]
    [InlineData(180, 0.9, -1)]
    public void Of_TwiceTheFollowers_TellsIdleFromReal(double engagementsAfter, double ratio, int sign)
    {
        var series = new PageSeries(new(SeriesOf.FirstDay, SeriesOf.Day(99)));
        for (var t = 0; t < 100; t++)
        {
            series.Set(PageMetric.Followers, SeriesOf.Day(t), t < 60 ? 1000 : 2000);
            series.Set(PageMetric.Engagements, SeriesOf.Day(t), t < 60 ? 100 : engagementsAfter);
        }
        var clean = CleanSeries.Of(series);

        var dilution = Dilution.Of(clean, new(clean.Engagements, DayOfWeek.Monday), 60, 60)!.Value;

        dilution.Ratio.ShouldBe(ratio, 0.02);
        dilution.ExpectedRatio.ShouldBe(0.901, 0.001);
        dilution.DilutedRatio.ShouldBe(0.5, 0.001);
        Math.Sign(dilution.LogLikelihoodRatio).ShouldBe(sign);
    }
}
