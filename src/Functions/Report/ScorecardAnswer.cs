using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;

namespace Engagement.Functions.Report;

/// <summary>The KPIs of a page over one period, as the API shows them.</summary>
internal sealed record ScorecardAnswer(
    PageAnswer Page, PeriodAnswer Period, PeriodAnswer Before, PeriodAnswer YearBefore, string Status, string? StatusReason, IReadOnlyList<KpiAnswer> Kpis)
{
    /// <summary>How far the page's series give reason to doubt its followers; null until it was judged. GET .../anomalies says why.</summary>
    public VerdictAnswer? FollowersVerdict { get; init; }

    /// <summary>The last crisis that began in the period; null when none did. GET .../crises tells of all.</summary>
    public CrisisAnswer? LatestCrisis { get; init; }
}

internal sealed record PeriodAnswer(string Kind, int Days, DateOnly FirstDay, DateOnly LastDay)
{
    public static PeriodAnswer Of(PeriodKind kind, DayRange period) => new(kind.Name(), period.DayCount, period.FirstDay, period.LastDay);
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
    /// <summary>The same in the period right before; null when nothing was collected of it.</summary>
    public EarlierAnswer? Before { get; init; }

    /// <summary>The same a year before; null when nothing was collected of it.</summary>
    public EarlierAnswer? YearBefore { get; init; }

    /// <summary>Days within the period since which the network counts differently.</summary>
    public IReadOnlyList<DateOnly> SeriesBreaks { get; init; } = [];

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

/// <param name="ChangeRate">How much the value has changed since, as a share of the earlier one; null with the reason in <paramref name="ChangeStatus"/>.</param>
/// <param name="ChangeStatus">"ok", "no_value", "not_positive" (the earlier value is not above 0), "partial" (gaps would pass for a change) or "series_break".</param>
internal sealed record EarlierAnswer(double? Value, string Status, int MissingDays, double? ChangeRate, string ChangeStatus)
{
    public static EarlierAnswer? Of(Network network, PeriodKpi now, PeriodKpi? earlier)
    {
        if (earlier is null)
            return null;
        var change = PeriodChange.Of(network, now, earlier);
        return new(earlier.Value, earlier.Status.Name(), earlier.MissingDays, change.Rate, change.Status.Name());
    }
}

internal sealed record KpiName(string En, string Fr);

/// <summary>The post that a KPI is about; its link and text are null once the post is gone.</summary>
internal sealed record KpiSubject(string PostId, Uri? Permalink, DateTimeOffset CreatedAt, string? Message);
