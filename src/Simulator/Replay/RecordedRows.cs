using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Replay;

/// <summary>A page as pages.csv describes it.</summary>
internal sealed record PageRow(
    string Page,
    string? Id,
    string? Name,
    string? Username,
    string? Category,
    string? Link,
    string? TimeZone,
    string? Market,
    DateOnly? FirstDay,
    DateOnly? LastDay);

/// <summary>A day of a page; without a page it is the data set's own.</summary>
internal sealed record PageDayRow(string? Page, PageDay Day, RecordRow Row);

/// <summary>A post; without a page it is on the data set's own.</summary>
internal sealed record PostRow(
    string? Page, string Post, DateTimeOffset CreatedAt, SimulatedPost Content, long? PageFollowers, RecordRow Row);

/// <summary>A comment under a post, by the post's name in its file.</summary>
internal sealed record CommentRow(
    string? Page,
    string Post,
    string Comment,
    string? Parent,
    DateTimeOffset CreatedAt,
    bool IsFromPage,
    string? Author,
    string? AuthorName,
    string? Message,
    long? Likes,
    bool IsHidden);
