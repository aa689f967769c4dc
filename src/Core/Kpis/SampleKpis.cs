namespace Engagement.Core.Kpis;

/// <summary>KPIs of one period that are computed from a sample of comments or messages: small ones say "not enough data".</summary>
/// <param name="period">The network's days.</param>
/// <param name="missingDays">How many of them are not collected, or hold comments of whom the network does not say who wrote them.</param>
/// <param name="isOpen">Whether what the period's comments led to may still change.</param>
internal sealed class SampleKpis(DayRange period, int missingDays, bool isOpen)
{
    /// <summary>The fewest observations of which a rate, a mean or a quantile is given.</summary>
    public const int MinimumN = 10;

    /// <summary>A count; none when no day is known.</summary>
    public PeriodKpi Count(KpiDefinition definition, long count) => missingDays == period.DayCount && count == 0
        ? Of(definition, null, MetricStatus.NotCollected, 0)
        : Of(definition, count, Status, count);

    /// <summary>A share of observations, with Wilson's interval.</summary>
    public PeriodKpi Share(KpiDefinition definition, long part, long whole) =>
        Rate(definition, part, whole, whole, whole >= MinimumN ? WilsonScore.Of(part, whole) : null);

    /// <summary>A ratio of two sums over observations.</summary>
    public PeriodKpi Rate(KpiDefinition definition, double numerator, double denominator, long n, Interval? interval = null) =>
        n == 0 ? Of(definition, null, WithoutObservations, 0, numerator, denominator)
            : n < MinimumN ? Of(definition, null, MetricStatus.NotEnoughData, n, numerator, denominator)
            : Of(definition, numerator / denominator, Status, n, numerator, denominator, interval);

    /// <summary>A quantile of observations, with an interval from their order.</summary>
    /// <param name="definition">The KPI.</param>
    /// <param name="ordered">The observations, smallest first.</param>
    /// <param name="quantile">Above 0 and below 1.</param>
    public PeriodKpi Quantile(KpiDefinition definition, IReadOnlyList<double> ordered, double quantile) =>
        ordered.Count == 0 ? Of(definition, null, WithoutObservations, 0)
            : ordered.Count < MinimumN ? Of(definition, null, MetricStatus.NotEnoughData, ordered.Count)
            : Of(definition, Quantiles.Of(ordered, quantile), Status, ordered.Count, interval: Quantiles.Interval(ordered, quantile));

    /// <summary>The largest of observations, which any number of them has.</summary>
    public PeriodKpi Largest(KpiDefinition definition, double? largest, long n) =>
        largest is null ? Of(definition, null, WithoutObservations, 0) : Of(definition, largest, Status, n);

    /// <summary>Nothing that the network tells.</summary>
    public PeriodKpi NotCollected(KpiDefinition definition) => Of(definition, null, MetricStatus.NotCollected, 0);

    private MetricStatus Status => missingDays > 0 ? MetricStatus.Partial : isOpen ? MetricStatus.Provisional : MetricStatus.Ok;

    // Where days are not known, "nobody asked" cannot be said.
    private MetricStatus WithoutObservations => missingDays > 0 ? MetricStatus.NotCollected : MetricStatus.Undefined;

    private PeriodKpi Of(
        KpiDefinition definition, double? value, MetricStatus status, long n, double? numerator = null, double? denominator = null, Interval? interval = null) =>
        new(definition, period, value, numerator, denominator, n, missingDays, status, interval, PostId: null);
}
