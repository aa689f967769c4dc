namespace Engagement.Functions.Feed.Query;

/// <summary>What an address asks for.</summary>
internal abstract record FeedRequest
{
    private FeedRequest()
    {
    }

    /// <summary>The list of sets.</summary>
    public sealed record ServiceDocument : FeedRequest;

    public sealed record Metadata : FeedRequest;

    /// <summary>Rows of a set.</summary>
    public sealed record Rows(FeedQuery Query) : FeedRequest;

    /// <summary>How many rows of a set match.</summary>
    public sealed record RowCount(FeedQuery Query) : FeedRequest;

    /// <summary>One row, by its key.</summary>
    public sealed record Row(FeedQuery Query, string Key) : FeedRequest;
}
