namespace Engagement.Core.FakeFans.Pages;

/// <summary>What else than bought fans may be behind an anomaly.</summary>
public enum RivalCauseKind
{
    /// <summary>Content that many more people saw than usual.</summary>
    ViralPost,

    /// <summary>Views that ads brought.</summary>
    PaidViews,

    /// <summary>A campaign, press date or other event that the page's team entered.</summary>
    TeamEvent,

    /// <summary>A contest or giveaway: engagement rises with follows, and part of those who came leave.</summary>
    Giveaway,

    /// <summary>Many pages of the network moved on the same days.</summary>
    PlatformShock,

    /// <summary>The network changed what it counts.</summary>
    MetricChange,

    /// <summary>Days without data, before or within.</summary>
    DataGap,
}

/// <summary>A cause that was weighed against the suspicion.</summary>
/// <param name="Kind">Which.</param>
/// <param name="ExplainedRate">Share of the excess that it explains, 0 to 1; null when the data does not tell, so that it can be neither held nor dropped.</param>
/// <param name="Detail">What it was seen by, for example the id of a post or the title of an entered event; null when there is nothing to name.</param>
public sealed record RivalCause(RivalCauseKind Kind, double? ExplainedRate, string? Detail = null);
