using Engagement.Core;
using Engagement.Functions.Collect;

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
    DateOnly TargetDay)
{
    public static PageAnswer Of(PageProgress progress, TimeProvider clock)
    {
        var (page, state) = (progress.Page, progress.Collection);
        // Of several runs of days the last one is shown: what lies before a gap is not continuous with today.
        DayRange? covered = state.Covered.Ranges.Count > 0 ? state.Covered.Ranges[^1] : null;
        return new(
            page.Key.Network.Name, page.Key.Id, page.Name, page.TimeZone, page.Market, page.LastDay, page.Collects.Names(),
            state.Status.Name(), state.StatusReason,
            covered?.FirstDay, covered?.LastDay, progress.ComputedThroughDay, clock.TargetDay(page));
    }
}

/// <summary>The pages, read and written one after the other.</summary>
internal sealed record PagesAnswer(IAsyncEnumerable<PageAnswer> Pages);
