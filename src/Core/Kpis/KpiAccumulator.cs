namespace Engagement.Core.Kpis;

/// <summary>Computes one KPI over one period from days and posts that pass by in any order, each once.</summary>
internal abstract class KpiAccumulator(KpiDefinition definition, DayRange period)
{
    protected DayRange Period => period;

    /// <summary>Takes in a day of the period.</summary>
    public abstract void Add(DailyPageMetrics day);

    /// <summary>Takes in a post published on a day of the period.</summary>
    public virtual void Add(Post post, DateOnly publishedOn)
    {
    }

    public abstract PeriodKpi Result();

    protected PeriodKpi Result(
        double? value,
        MetricStatus status,
        long n,
        int missingDays,
        double? numerator = null,
        double? denominator = null,
        Interval? interval = null,
        string? postId = null) =>
        new(definition, period, value, numerator, denominator, n, missingDays, status, interval, postId);
}
