using System.Text.Json.Serialization;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;

namespace Engagement.Functions.Report;

/// <summary>A page as the API shows it.</summary>
internal sealed record PageAnswer(
    string Network,
    string Id,
    string? Name,
    string? TimeZone,
    string? Market,
    DateOnly? LastDay,
    IReadOnlyList<string> Collects,
    string Status,
    string? StatusReason,
    DateOnly? CollectedFromDay,
    DateOnly? CollectedThroughDay,
    DateOnly? ComputedThroughDay,
    DateOnly TargetDay,
    IReadOnlyList<StreamAnswer> Streams,
    TokenAnswer? Token)
{
    /// <summary>Who owns the page; null when nobody said.</summary>
    public string? Tenant { get; init; }

    /// <summary>Only in the answer to a registration.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }

    public static PageAnswer Of(PageProgress progress, TimeProvider clock)
    {
        var (page, state) = (progress.Page, progress.Collection);
        // Of several runs of days the last one is shown: what lies before a gap is not continuous with today.
        DayRange? covered = state.Covered.Ranges.Count > 0 ? state.Covered.Ranges[^1] : null;
        return new(
            page.Key.Network.Name, page.Key.Id, page.Name, page.TimeZone, page.Market, page.LastDay, page.Collects.Names(),
            state.Status.Name(), state.StatusReason,
            covered?.FirstDay, covered?.LastDay, progress.ComputedThroughDay, clock.TargetDay(page),
            [.. progress.Streams.Where(stream => stream.Stream != CollectionStream.Days).Select(StreamAnswer.Of)], TokenAnswer.Of(progress.Token, clock.GetUtcNow())) { Tenant = page.Tenant };
    }
}

/// <summary>How far one of the page's other streams has come, and why no further.</summary>
internal sealed record StreamAnswer(string Name, string Status, string? StatusReason, DateOnly? CollectedFromDay, DateOnly? CollectedThroughDay)
{
    public static StreamAnswer Of(CollectionState state)
    {
        DayRange? covered = state.Covered.Ranges.Count > 0 ? state.Covered.Ranges[^1] : null;
        return new(state.Stream.Name(), state.Status.Name(), state.StatusReason, covered?.FirstDay, covered?.LastDay);
    }
}

/// <summary>The pages, read and written one after the other.</summary>
internal sealed record PagesAnswer(IAsyncEnumerable<PageAnswer> Pages);

/// <summary>How long a page's token lasts and what it lacks; null where the network did not say, or where there is no end.</summary>
internal sealed record TokenAnswer(DateTimeOffset? ValidThrough, DateTimeOffset? DataAccessThrough, IReadOnlyList<string>? MissingPermissions, int? DaysLeft)
{
    public static TokenAnswer? Of(PageToken? token, DateTimeOffset now) =>
        token is null ? null : new(token.ValidThrough, token.DataAccessThrough, token.MissingPermissions, token.DaysLeft(now));
}
