namespace Engagement.Functions.Feed.Model;

/// <summary>What a property of the feed holds. One type in the metadata, one in memory, one in a spreadsheet.</summary>
internal enum FeedType
{
    /// <summary>Edm.String, <see cref="string"/>.</summary>
    Text,

    /// <summary>Edm.Int32, <see cref="int"/>.</summary>
    Int32,

    /// <summary>Edm.Int64, <see cref="long"/>.</summary>
    Int64,

    /// <summary>Edm.Decimal, <see cref="decimal"/>: rates, and numbers that may have a fraction.</summary>
    Decimal,

    /// <summary>Edm.Boolean, <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>Edm.Date, <see cref="DateOnly"/>: a network's day, which is a label and shifts with no zone.</summary>
    Date,

    /// <summary>Edm.DateTimeOffset in UTC, <see cref="DateTimeOffset"/>.</summary>
    Instant,
}
