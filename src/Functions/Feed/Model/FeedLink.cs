namespace Engagement.Functions.Feed.Model;

/// <summary>A navigation property: what report tools make relationships of.</summary>
/// <param name="Name">Name of the navigation property.</param>
/// <param name="Set">The set that it leads to, by its key.</param>
/// <param name="Property">The property that holds that key.</param>
internal sealed record FeedLink(string Name, string Set, string Property)
{
    public static readonly FeedLink ToPage = new("Page", "Pages", "PageKey");

    /// <summary>To the calendar.</summary>
    public static FeedLink ToDate(string property = "Day") => new("Date", "Dates", property);
}
