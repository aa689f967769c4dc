using Engagement.Core.Kpis;

namespace Engagement.Core.Digest;

/// <summary>Chooses what is worth remembering about a week.</summary>
/// <remarks>
/// At most one fact of each sort, in the order of <see cref="DigestFactKind"/>: what somebody must act on comes before what is good to know.
/// A rate that moved counts only when the intervals of both weeks do not overlap, so that a page with a few posts does not lead every mail, and never across a day from which on the network counts otherwise. For
/// two 95 % intervals that is stricter than a test at 5 %.
/// </remarks>
public static class DigestFacts
{
    /// <summary>How many facts a reader remembers.</summary>
    public const int Count = 3;

    // Below it a handful of follows is a large share.
    private const double FewestFollowers = 100;

    /// <summary>The facts of a week; fewer than three, or none, when there is not enough to say.</summary>
    /// <param name="pages">Every page, once.</param>
    public static IReadOnlyList<DigestFact> Choose(IReadOnlyCollection<PageWeek> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        // By key where facts weigh the same, so that the same week gives the same mail.
        var ordered = pages.OrderBy(page => page.Page.ToString(), StringComparer.Ordinal).ToList();
        DigestFact?[] facts = [NoFigures(ordered), EngagementRateMoved(ordered), Silent(ordered), FollowersMoved(ordered), BestPost(ordered)];
        return [.. facts.OfType<DigestFact>().Take(Count)];
    }

    private static DigestFact? NoFigures(List<PageWeek> pages)
    {
        var without = pages.FindAll(page => page.Now.Values.All(kpi => kpi.Value is null));
        return without.Count == 0 ? null : new(DigestFactKind.NoFigures, without[0], without.Count, null);
    }

    private static DigestFact? EngagementRateMoved(List<PageWeek> pages) => (
        from page in pages
        let now = Certain(page.Now)
        let before = Certain(page.Before)
        where page.IsComparable(EngagementRateByViewsKpi.Definition.Id)
        where now is not null && before is { Value: > 0 } && (now.Value.Low > before.Value.High || now.Value.High < before.Value.Low)
        orderby Math.Abs(now.Value.Value - before.Value.Value) / before.Value.Value descending
        select new DigestFact(DigestFactKind.EngagementRateMoved, page, now.Value.Value, before.Value.Value)).FirstOrDefault();

    /// <summary>The engagement rate with its interval; null when either is missing.</summary>
    private static (double Value, double Low, double High)? Certain(IReadOnlyDictionary<string, PeriodKpi> kpis) =>
        kpis.GetValueOrDefault(EngagementRateByViewsKpi.Definition.Id) is { Value: { } value, Interval: { } interval } ? (value, interval.Low, interval.High) : null;

    private static DigestFact? Silent(List<PageWeek> pages)
    {
        // Partial weeks do not count: a post may have been published on the days that are missing.
        var silent = pages.FindAll(page => page.Now.GetValueOrDefault(PostsPublishedKpi.Definition.Id) is { Value: 0, MissingDays: 0 } && page.Value(FollowersKpi.Definition.Id) > 0);
        return silent.Count == 0 ? null : new(DigestFactKind.Silent, silent[0], silent.Count, null);
    }

    private static DigestFact? FollowersMoved(List<PageWeek> pages) => (
        from page in pages
        let followers = page.Value(FollowersKpi.Definition.Id)
        let net = page.Value(NetFollowsKpi.Definition.Id)
        where followers >= FewestFollowers && net is not null and not 0
        orderby Math.Abs(net.Value) / followers descending
        select new DigestFact(DigestFactKind.FollowersMoved, page, net.Value, followers)).FirstOrDefault();

    private static DigestFact? BestPost(List<PageWeek> pages) => (
        from page in pages
        let best = page.Value(BestPostKpi.Definition.Id)
        where best > 0
        orderby best descending
        select new DigestFact(DigestFactKind.BestPost, page, best.Value, null)).FirstOrDefault();
}
