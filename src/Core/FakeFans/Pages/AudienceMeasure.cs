namespace Engagement.Core.FakeFans.Pages;

/// <summary>What a page's audience is measured by.</summary>
public enum AudienceMeasure
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Times that content was shown.</summary>
    Views,

    /// <summary>People who saw content.</summary>
    Viewers,

    /// <summary>Reactions, comments, shares and clicks.</summary>
    Engagements,

    /// <summary>Visits to the page itself.</summary>
    PageVisits,
}
