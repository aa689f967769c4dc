namespace Engagement.Core.FakeFans.Pages;

/// <summary>One kind of evidence, before it is joined with others into an anomaly.</summary>
internal sealed record Detection(AnomalyKind Kind, int First, int Last, int Peak, double Score, AnomalyEvidence Evidence)
{
    public AudienceMeasure By { get; init; }

    public bool PeersExplain { get; init; }

    public bool Overlaps(Detection other) => First <= other.Last && other.First <= Last;

    /// <summary>The strongest of those that share days.</summary>
    public static List<TWindow> Strongest<TWindow>(IEnumerable<TWindow> windows, Func<TWindow, double> strength, Func<TWindow, (int First, int Last)> days)
    {
        var kept = new List<TWindow>();
        foreach (var window in windows.OrderByDescending(strength).ThenBy(window => days(window).First))
        {
            var (first, last) = days(window);
            if (kept.TrueForAll(other => days(other) is var (f, l) && (last < f || first > l)))
                kept.Add(window);
        }
        return kept;
    }
}
