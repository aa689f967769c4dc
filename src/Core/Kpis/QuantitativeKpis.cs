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

    /// <summary>What <see cref="Compute"/> says of a period of which nothing was collected: "not collected", everywhere.</summary>
    /// <param name="period">The network's days to cover.</param>
    public static IReadOnlyList<PeriodKpi> NothingKnown(DayRange period) => Compute(period, PageHistory.Empty);

    /// <summary>Computes every KPI of one page over one period, one per definition and in their order.</summary>
    /// <remarks>
    /// Days and posts outside the period are passed over. A day without a row is "not collected". Sums of days cannot overflow; beyond 2^53
    /// they are rounded to the nearest double.
    /// </remarks>
    /// <param name="period">The network's days to cover.</param>
    /// <param name="history">What is known of the page's days and posts.</param>
    /// <exception cref="OverflowException">The engagements of a single post exceed <see cref="long.MaxValue"/>.</exception>
    public static IReadOnlyList<PeriodKpi> Compute(DayRange period, PageHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var kpis = Array.ConvertAll(Catalogue, kpi => kpi.Over(period));
        foreach (var day in history.Days(period))
            foreach (var kpi in kpis)
                kpi.Add(day);
        foreach (var (publishedOn, post) in history.Posts(period))
            foreach (var kpi in kpis)
                kpi.Add(post, publishedOn);
        return Array.ConvertAll(kpis, kpi => kpi.Result());
    }
}
