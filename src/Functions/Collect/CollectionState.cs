using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>How far the collection of one stream of a page has come.</summary>
/// <param name="WantedFirstDay">First day to collect; set once, so that the past does not move away while a page waits.</param>
/// <param name="TargetDay">Last day asked for so far.</param>
/// <param name="RereadForDay">The target day for which the trailing re-read has been requested.</param>
/// <param name="Covered">Days for which the network has answered.</param>
/// <param name="Status">Outcome of the window that ends last.</param>
/// <param name="StatusReason">One sentence about a status other than ok.</param>
/// <param name="StatusThroughDay">Last day of the window that <paramref name="Status"/> speaks of.</param>
internal sealed record CollectionState(
    PageKey Page,
    CollectionStream Stream,
    DateOnly? WantedFirstDay,
    DateOnly? TargetDay,
    DateOnly? RereadForDay,
    CoveredDays Covered,
    MetricStatus Status,
    string? StatusReason,
    DateOnly? StatusThroughDay)
{
    public static CollectionState New(PageKey page, CollectionStream stream = CollectionStream.Days) => new(page, stream, null, null, null, CoveredDays.None, MetricStatus.NotCollected, null, null);

    /// <summary>The state after a window was answered, refused or given up.</summary>
    /// <remarks>Windows finish in any order; the one that reaches furthest decides the status, so that every order ends the same.</remarks>
    /// <param name="comesAgain">Whether the same window is tried again anyway.</param>
    public CollectionState After(DayRange days, Refusal? refusal, bool comesAgain = false)
    {
        var next = refusal is null ? this with { Covered = Covered.Add(days) } : this;
        // Days that were answered before are not missing: a re-read that was lost has to be asked for again.
        if (refusal is not null && !comesAgain && Covered.Overlaps(days))
            next = next with { RereadForDay = null };
        return StatusThroughDay > days.LastDay ? next : next with
        {
            Status = refusal?.Status ?? MetricStatus.Ok,
            StatusReason = refusal?.Reason,
            StatusThroughDay = days.LastDay,
        };
    }
}
