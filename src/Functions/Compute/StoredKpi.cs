using Engagement.Core.Kpis;

namespace Engagement.Functions.Compute;

/// <summary>A KPI as stored.</summary>
/// <param name="PostCreatedAt">When the post that it is about was published, which together with its id finds the post; null without post.</param>
internal sealed record StoredKpi(PeriodKpi Kpi, DateTimeOffset? PostCreatedAt)
{
    public static StoredKpi Of(PeriodKpi kpi, PageHistory history) => new(kpi, kpi.PostId is { } id ? history.FindPost(kpi.Period, id)?.CreatedAt : null);
}
