using Engagement.Core.Text;

namespace Engagement.Core.Content;

/// <summary>What posts are told apart by.</summary>
public enum ContentDimension
{
    /// <summary>What the post is made of.</summary>
    Type,

    /// <summary>How long its text is.</summary>
    TextLength,

    /// <summary>The language of its text.</summary>
    Language,

    /// <summary>The weekday on which it was published, in the page's own zone.</summary>
    Weekday,
}

/// <summary>The groups of each dimension, by name.</summary>
internal static class ContentDimensions
{
    // Lengths that readers see whole in a feed, with a line or two more, and only after a tap.
    private const int Short = 80;
    private const int Medium = 250;

    /// <summary>Every group that a dimension can have, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Groups(ContentDimension dimension) => dimension switch
    {
        ContentDimension.Type => ["photo", "video", "reel", "link", "text", "other"],
        ContentDimension.TextLength => ["none", "short", "medium", "long"],
        ContentDimension.Language => ["french", "english", "other", "unsure", "not_read"],
        ContentDimension.Weekday => ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "not a dimension of content"),
    };

    public static string GroupOf(this ContentPost post, ContentDimension dimension, TimeZoneInfo zone) => dimension switch
    {
        ContentDimension.Type => post.Post.Type switch
        {
            PostType.Photo => "photo",
            PostType.Video => "video",
            PostType.Reel => "reel",
            PostType.Link => "link",
            PostType.Text => "text",
            _ => "other",
        },
        ContentDimension.TextLength => post.TextLength switch
        {
            0 => "none",
            <= Short => "short",
            <= Medium => "medium",
            _ => "long",
        },
        ContentDimension.Language => post.Language switch
        {
            null => "not_read",
            TextLanguage.French => "french",
            TextLanguage.English => "english",
            TextLanguage.Other => "other",
            _ => "unsure",
        },
        _ => Weekday(post, zone),
    };

    private static string Weekday(ContentPost post, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(post.Post.CreatedAt, zone).DayOfWeek switch
    {
        DayOfWeek.Monday => "monday",
        DayOfWeek.Tuesday => "tuesday",
        DayOfWeek.Wednesday => "wednesday",
        DayOfWeek.Thursday => "thursday",
        DayOfWeek.Friday => "friday",
        DayOfWeek.Saturday => "saturday",
        _ => "sunday",
    };
}
