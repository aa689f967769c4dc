using System.Collections;

namespace Engagement.Core.Kpis;

/// <summary>The KPIs that come from what a network reports about a page and its posts. Catalogue: docs/kpis.md.</summary>
public static class QuantitativeKpis
{
    private static readonly (KpiDefinition Definition, Func<DayRange, KpiAccumulator> Over)[] Catalogue =
    [
        (FollowersKpi.Definition, period => new FollowersKpi(period)),
        (FollowsGainedKpi.Definition, period => new FollowsGainedKpi(period)),
        (FollowsLostKpi.Definition, period => new FollowsLostKpi(period)),
        (NetFollowsKpi.Definition, period => new NetFollowsKpi(period)),
        (WeeklyGrowthRateKpi.Definition, period => new WeeklyGrowthRateKpi(period)),
        (ViewsKpi.Definition, period => new ViewsKpi(period)),
        (ViewsOrganicKpi.Definition, period => new ViewsOrganicKpi(period)),
        (ViewsFromAdsKpi.Definition, period => new ViewsFromAdsKpi(period)),
        (ViewsFromAdsRateKpi.Definition, period => new ViewsFromAdsRateKpi(period)),
        (ViewersKpi.Definition, period => new ViewersKpi(period)),
        (AverageDailyViewersKpi.Definition, period => new AverageDailyViewersKpi(period)),
        (ViewsPerViewerKpi.Definition, period => new ViewsPerViewerKpi(period)),
        (EngagementsKpi.Definition, period => new EngagementsKpi(period)),
        (ReactionsKpi.Definition, period => new ReactionsKpi(period)),
        (EngagementRateByViewsKpi.Definition, period => new EngagementRateByViewsKpi(period)),
        (EngagementRateByViewersKpi.Definition, period => new EngagementRateByViewersKpi(period)),
        (EngagementRateByFollowersKpi.Definition, period => new EngagementRateByFollowersKpi(period)),
        (PostsPublishedKpi.Definition, period => new PostsPublishedKpi(period)),
        (PostsPerWeekKpi.Definition, period => new PostsPerWeekKpi(period)),
        (ActiveDaysKpi.Definition, period => new ActiveDaysKpi(period)),
        (PostEngagementsKpi.Definition, period => new PostEngagementsKpi(period)),
        (ApplauseRateKpi.Definition, period => new ApplauseRateKpi(period)),
        (ConversationRateKpi.Definition, period => new ConversationRateKpi(period)),
        (AmplificationRateKpi.Definition, period => new AmplificationRateKpi(period)),
        (BestPostKpi.Definition, period => new BestPostKpi(period)),
    ];

    /// <summary>Every KPI that <see cref="Compute"/> returns, in its order.</summary>
    public static IReadOnlyList<KpiDefinition> Definitions { get; } = [.. Catalogue.Select(k => k.Definition)];

    /// <summary>Computes every KPI of one page over one period, one per definition and in their order.</summary>
    /// <remarks>
    /// Reads both sequences once and keeps nothing of a day or post but counts: memory depends on the period, not on the history. The order
    /// of days and of posts does not matter. Days and posts outside the period are passed over. A day without a row is "not collected".
    /// Sums of days cannot overflow; beyond 2^53 they are rounded to the nearest double.
    /// </remarks>
    /// <param name="period">The network's days to cover.</param>
    /// <param name="days">What the network reported, at most one row per day.</param>
    /// <param name="postsPublishedInPeriod">The posts, each once, with their counts as last read.</param>
    /// <exception cref="ArgumentException">A day or a post is given twice, or two pages are mixed.</exception>
    /// <exception cref="OverflowException">The engagements of a single post exceed <see cref="long.MaxValue"/>.</exception>
    public static IReadOnlyList<PeriodKpi> Compute(
        DayRange period, IEnumerable<DailyPageMetrics> days, IEnumerable<Post> postsPublishedInPeriod)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(postsPublishedInPeriod);
        var kpis = Array.ConvertAll(Catalogue, kpi => kpi.Over(period));
        var page = AddDays(kpis, period, days);
        AddPosts(kpis, period, postsPublishedInPeriod, page);
        return Array.ConvertAll(kpis, kpi => kpi.Result());
    }

    private static PageKey? AddDays(KpiAccumulator[] kpis, DayRange period, IEnumerable<DailyPageMetrics> days)
    {
        PageKey? page = null;
        var seen = new BitArray(period.DayCount);
        foreach (var day in days)
        {
            if (!period.Contains(day.Day))
                continue;
            page = SamePage(page, day.Page, nameof(days));
            var index = day.Day.DayNumber - period.FirstDay.DayNumber;
            if (seen[index])
                throw new ArgumentException($"{day.Page} {day.Day:o} is given twice; give each day once, corrections merged", nameof(days));
            seen[index] = true;
            foreach (var kpi in kpis)
                kpi.Add(day);
        }
        return page;
    }

    private static void AddPosts(KpiAccumulator[] kpis, DayRange period, IEnumerable<Post> posts, PageKey? page)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            var publishedOn = post.Page.Network.DayOf(post.CreatedAt);
            if (!period.Contains(publishedOn))
                continue;
            page = SamePage(page, post.Page, nameof(posts));
            if (!seen.Add(post.Id))
                throw new ArgumentException($"post {post.Id} of {post.Page} is given twice; give each post once", nameof(posts));
            foreach (var kpi in kpis)
                kpi.Add(post, publishedOn);
        }
    }

    private static PageKey SamePage(PageKey? first, PageKey next, string parameter) => first is null || first == next
        ? next
        : throw new ArgumentException($"{next} is mixed with {first}; compute each page by itself", parameter);
}
