using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;

namespace Engagement.Functions.Report;

/// <summary>The KPIs of a page over one period, as the API shows them.</summary>
internal sealed record ScorecardAnswer(PageAnswer Page, PeriodAnswer Period, string Status, string? StatusReason, IReadOnlyList<KpiAnswer> Kpis);

internal sealed record PeriodAnswer(int Days, DateOnly FirstDay, DateOnly LastDay)
{
    public static PeriodAnswer Of(DayRange period) => new(period.DayCount, period.FirstDay, period.LastDay);
}

internal sealed record KpiAnswer(
    string Id,
    KpiName Name,
    string Unit,
    double? Value,
    double? Numerator,
    double? Denominator,
    long N,
    int MissingDays,
    string Status,
    Interval? Interval,
    KpiSubject? Subject,
    string Definition)
{
    public static KpiAnswer Of(StoredKpi stored, Post? post)
    {
        var kpi = stored.Kpi;
        return new(
            kpi.Definition.Id, new(kpi.Definition.NameEn, kpi.Definition.NameFr), kpi.Definition.Unit.Name(),
            kpi.Value, kpi.Numerator, kpi.Denominator, kpi.N, kpi.MissingDays, kpi.Status.Name(), kpi.Interval,
            kpi.PostId is null || stored.PostCreatedAt is null ? null : new(kpi.PostId, post?.Permalink, stored.PostCreatedAt.Value, post?.Message),
            kpi.Definition.Reference);
    }
}

internal sealed record KpiName(string En, string Fr);

/// <summary>The post that a KPI is about; its link and text are null once the post is gone.</summary>
internal sealed record KpiSubject(string PostId, Uri? Permalink, DateTimeOffset CreatedAt, string? Message);
