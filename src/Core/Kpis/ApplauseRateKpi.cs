namespace Engagement.Core.Kpis;

/// <summary>What costs a reader one tap.</summary>
internal sealed class ApplauseRateKpi(DayRange period) : CountPerPost(Definition, period, post => post.Reactions)
{
    public static readonly KpiDefinition Definition = new(
        Id: "applause_rate",
        Version: 1,
        NameEn: "Applause: reactions per post",
        NameFr: "Approbation : réactions par publication",
        Unit: KpiUnit.PerPost,
        Formula: "reactions of the posts published in the period, as last read / those posts",
        Numerator: "reactions",
        Denominator: "posts with known reactions",
        CountedByN: "posts with known reactions",
        UndefinedWhen: "no post was published",
        Source: "Avinash Kaushik, 2011: applause rate, favourites per post (https://www.kaushik.net/avinash/best-social-media-metrics-conversation-amplification-applause-economic-value/)");
}
