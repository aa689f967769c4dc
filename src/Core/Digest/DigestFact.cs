namespace Engagement.Core.Digest;

/// <summary>The sorts of facts worth remembering about a week, the most pressing first.</summary>
public enum DigestFactKind
{
    /// <summary>Pages of which no figures of the week are known; the number is how many.</summary>
    NoFigures,

    /// <summary>The engagement rate of a page rose or fell by more than chance explains; the number is the rate, the other that of the week before.</summary>
    EngagementRateMoved,

    /// <summary>A page with followers published nothing all week; the number is how many such pages there are.</summary>
    Silent,

    /// <summary>The page that gained or lost the largest share of its followers; the number is how many, the other its followers.</summary>
    FollowersMoved,

    /// <summary>The post that people engaged with most; the number is how often.</summary>
    BestPost,
}

/// <summary>One fact worth remembering about a week.</summary>
/// <param name="Kind">The sort of fact.</param>
/// <param name="Page">The page that it is about, or the first of several.</param>
/// <param name="Number">What <see cref="DigestFactKind"/> says.</param>
/// <param name="Other">What <see cref="DigestFactKind"/> says; null where it says nothing.</param>
public sealed record DigestFact(DigestFactKind Kind, PageWeek Page, double Number, double? Other);
