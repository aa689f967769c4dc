namespace Engagement.Core.Kpis;

/// <summary>What carries a post to people whom the page does not reach.</summary>
internal sealed class AmplificationRateKpi(DayRange period) : CountPerPost(Definition, period, post => post.Shares)
{
    public static readonly KpiDefinition Definition = new(
        Id: "amplification_rate",
        Version: 1,
        NameEn: "Amplification: shares per post",
        NameFr: "Amplification : partages par publication",
        Unit: KpiUnit.PerPost,
        Formula: "shares of the posts published in the period, as last read / those posts",
        Numerator: "shares",
        Denominator: "posts with known shares",
        CountedByN: "posts with known shares",
        UndefinedWhen: "no post was published",
        Source: "Avinash Kaushik, 2011: amplification rate, shares per post (https://www.kaushik.net/avinash/best-social-media-metrics-conversation-amplification-applause-economic-value/)");
}
