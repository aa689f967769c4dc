namespace Engagement.Functions.Feed.Model;

/// <summary>What a filter on a property says about the rows that have to be read.</summary>
internal enum PropertyRole
{
    /// <summary>Nothing: rows are read and then left out.</summary>
    None,

    /// <summary>Which row.</summary>
    Key,

    /// <summary>Of which page.</summary>
    Page,

    /// <summary>Of which of the network's days.</summary>
    Day,

    /// <summary>When: of which days, give or take the zone of the network.</summary>
    Instant,
}
