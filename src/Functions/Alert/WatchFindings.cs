using Engagement.Core;

namespace Engagement.Functions.Alert;

/// <summary>The sorts of trouble that the watch looks for.</summary>
internal enum WatchKind
{
    /// <summary>A token, or its access to data, has ended or ends within two weeks; the number is the days left.</summary>
    TokenEnds,

    /// <summary>The network refuses the page.</summary>
    Refused,

    /// <summary>A living page is not collected; the number is the days that are missing.</summary>
    Stale,

    /// <summary>Most of what a page may cost in this month is spent; the number is the percentage.</summary>
    SpendNearBound,

    /// <summary>Messages were given up; the number is how many.</summary>
    Poison,
}

/// <param name="Name">Of the page or the queue.</param>
internal sealed record WatchFinding(string Name, long Number, MetricStatus Status = MetricStatus.Ok);

/// <summary>What was found, by sort.</summary>
internal sealed class WatchFindings
{
    private readonly SortedDictionary<WatchKind, List<WatchFinding>> _found = [];

    public IEnumerable<(WatchKind Kind, IReadOnlyList<WatchFinding> Items)> ByKind => _found.Select(kind => (kind.Key, (IReadOnlyList<WatchFinding>)kind.Value));

    public void Add(WatchKind kind, WatchFinding finding)
    {
        if (!_found.TryGetValue(kind, out var items))
            _found[kind] = items = [];
        items.Add(finding);
    }
}
