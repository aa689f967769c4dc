using Engagement.Core.Tests.Conversations;
using Engagement.Core.Text;
using Engagement.Core.Tones;

namespace Engagement.Core.Tests.Tones;

public class ToneTests
{
    /// <summary>Black Box Intelligence's example: of 80 positive, 20 negative and 100 neutral mentions, 80 % of opinions and a net of 30.</summary>
    [Fact]
    public void BothVariants_OfTheSameData()
    {
        var counts = new ToneCounts(80, 100, 20);

        (counts.PositiveShare, counts.NetSentiment).ShouldBe((0.8, 0.3));
    }

    // By hand: (81 + 21)/202 - (60/202)^2 = .41672, root over 202 = .045420, times 1.959964 = .089021 around .297030.
    [Fact]
    public void Interval_ByHand()
    {
        var interval = new ToneCounts(80, 100, 20).NetSentimentInterval;

        interval.Low.ShouldBe(0.20801, 1e-5);
        interval.High.ShouldBe(0.38605, 1e-5);
    }

    [Fact]
    public void Interval_AllPositive_IsNotCertain()
    {
        var interval = new ToneCounts(12, 0, 0).NetSentimentInterval;

        interval.High.ShouldBe(1);
        interval.Low.ShouldBeInRange(0.4, 0.75);
    }

    [Theory]
    [InlineData(0.2, 0.3, 40)]
    [InlineData(0.6, 0.1, 40)]
    [InlineData(0.05, 0.05, 60)]
    public void Interval_HoldsTheTruthAsOftenAsItSays(double positive, double negative, int n)
    {
        var random = new Random(7);
        var hits = Enumerable.Range(0, 3000).Count(_ =>
        {
            var counts = default(ToneCounts);
            for (var i = 0; i < n; i++)
                counts = random.NextDouble() is var u && u < positive ? counts with { Positive = counts.Positive + 1 }
                    : u < positive + negative ? counts with { Negative = counts.Negative + 1 } : counts with { Neutral = counts.Neutral + 1 };
            return counts.NetSentimentInterval is var interval && interval.Low <= positive - negative && positive - negative <= interval.High;
        });

        (hits / 3000.0).ShouldBeInRange(0.93, 1);
    }

    [Fact]
    public void Kpis_OtherLanguages_AreApart()
    {
        var page = new Conversation(Network.Facebook);
        for (var number = 0; number < 10; number++)
            page.Say($"en{number}", number, tone: number < 6 ? Tone.Positive : Tone.Negative).Say($"de{number}", number, tone: null, language: TextLanguage.Other);

        var kpis = page.Kpis();

        (kpis["net_sentiment"].Value, kpis["net_sentiment"].N).ShouldBe((0.2, 10));
        kpis["positive_share_of_opinions"].Value.ShouldBe(0.6);
        kpis["unclassified_rate"].Value.ShouldBe(0.5);
    }

    [Fact]
    public void Kpis_NineComments_AreNotEnough()
    {
        var page = new Conversation(Network.Facebook);
        for (var number = 0; number < 9; number++)
            page.Say($"c{number}", number, tone: Tone.Positive);

        var kpi = page.Kpis()["net_sentiment"];

        (kpi.Value, kpi.Numerator, kpi.Status).ShouldBe((null, 9, MetricStatus.NotEnoughData));
    }

    [Fact]
    public void WordsOfThePage_HaveNoTone() => new Conversation(Network.Facebook).Say("a", 0, fromPage: true, tone: Tone.Positive).Kpis()["net_sentiment"].N.ShouldBe(0);
}
