namespace Engagement.Core.Kpis;

/// <summary>What readers had to think about before they wrote it.</summary>
internal sealed class ConversationRateKpi(DayRange period) : CountPerPost(Definition, period, post => post.Comments)
{
    public static readonly KpiDefinition Definition = new(
        Id: "conversation_rate",
        Version: 1,
        NameEn: "Conversation: comments per post",
        NameFr: "Conversation : commentaires par publication",
        Unit: KpiUnit.PerPost,
        Formula: "comments of the posts published in the period, as last read / those posts",
        Numerator: "comments",
        Denominator: "posts with known comments",
        CountedByN: "posts with known comments",
        UndefinedWhen: "no post was published",
        Source: "Avinash Kaushik, 2011: conversation rate, comments or replies per post (https://www.kaushik.net/avinash/best-social-media-metrics-conversation-amplification-applause-economic-value/)");
}
