using Engagement.Core;

namespace Engagement.Functions.Feed.Model;

/// <summary>Which rows can match at all: what of a filter goes down to storage as ranges of keys. The filter itself is applied to what is read.</summary>
/// <param name="Pages">Null for all.</param>
/// <param name="FirstDay">Null for no bound.</param>
/// <param name="LastDay">Null for no bound.</param>
/// <param name="Key">Null for any.</param>
internal sealed record FeedScope(IReadOnlySet<PageKey>? Pages = null, DateOnly? FirstDay = null, DateOnly? LastDay = null, string? Key = null)
{
    public static readonly FeedScope Everything = new();
    public static readonly FeedScope Nothing = new(new HashSet<PageKey>());

    public bool HasDays => FirstDay is not null || LastDay is not null;

    /// <summary>Whether the bounds of days exclude each other, or no page is left.</summary>
    public bool IsEmpty => Pages?.Count == 0 || FirstDay > LastDay;

    public bool Allows(PageKey page) => Pages?.Contains(page) != false;

    public bool Allows(DateOnly day) => !(day < FirstDay) && !(day > LastDay);

    /// <summary>What is in both.</summary>
    public FeedScope And(FeedScope other)
    {
        if (Key is not null && other.Key is not null && Key != other.Key)
            return Nothing;
        return new(
            Pages is null ? other.Pages : other.Pages is null ? Pages : Pages.Where(other.Pages.Contains).ToHashSet(),
            Later(FirstDay, other.FirstDay), Earlier(LastDay, other.LastDay), Key ?? other.Key);
    }

    /// <summary>At least what is in either: days between both, too.</summary>
    public FeedScope Or(FeedScope other)
    {
        if (IsEmpty)
            return other;
        if (other.IsEmpty)
            return this;
        return new(
            Pages is null || other.Pages is null ? null : Pages.Concat(other.Pages).ToHashSet(),
            FirstDay is null || other.FirstDay is null ? null : Earlier(FirstDay, other.FirstDay),
            LastDay is null || other.LastDay is null ? null : Later(LastDay, other.LastDay),
            Key == other.Key ? Key : null);
    }

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}
