namespace Engagement.Core.Kpis;

/// <summary>A ratio of two sums of daily counts, and how sure it is judging by how much it varies from day to day.</summary>
/// <remarks>
/// The events behind the numerator are neither one per event of the denominator nor independent (one view can bring a reaction, a comment
/// and a share; one post makes a whole day), so plain binomial intervals would be far too narrow. Days are taken as the sampling
/// units instead: Wilson's interval on the effective number of events, which is their number divided by the design effect and
/// by (t/z)² for the few days that the design effect is estimated from.
/// Source: E. L. Korn, B. I. Graubard, Survey Methodology 24 (1998) 193-201; C. Franco et al., J. Surv. Stat. Methodol. 7 (2019) 334-364.
/// </remarks>
internal sealed class DailyRatio(DayRange period)
{
    private const string Method = "wilson_effective_n";

    // Below this the day-to-day variation is a guess.
    private const int FewestDays = 7;

    // Kept by day, in day order, so that the order of arrival cannot change a digit.
    private readonly (long Numerator, long Denominator)?[] _days = new (long, long)?[period.DayCount];

    public Int128 Numerator { get; private set; }

    public Int128 Denominator { get; private set; }

    public void Add(DateOnly day, long numerator, long denominator)
    {
        _days[day.DayNumber - period.FirstDay.DayNumber] = (numerator, denominator);
        Numerator += numerator;
        Denominator += denominator;
    }

    /// <summary>Null with fewer than 7 days, and when the numerator reaches the denominator: then the ratio is no proportion.</summary>
    public Interval? Interval()
    {
        var dayCount = _days.Count(d => d is not null);
        if (dayCount < FewestDays || Denominator <= 0 || Numerator < 0 || Numerator >= Denominator)
            return null;
        var ratio = (double)Numerator / (double)Denominator;
        var t = StudentT.TwoSided95(dayCount - 1);
        var effective = (double)Denominator / DesignEffect(ratio, dayCount) * Math.Pow(WilsonScore.Z / t, 2);
        return WilsonScore.Of(ratio * effective, effective, Method);
    }

    /// <summary>Variance of the ratio between days (linearised) over its variance if the events were independent; at least 1.</summary>
    private double DesignEffect(double ratio, int dayCount)
    {
        if (ratio == 0)
            return 1;
        var squares = 0.0;
        foreach (var day in _days)
        {
            if (day is var (numerator, denominator))
                squares += Math.Pow(numerator - (ratio * denominator), 2);
        }
        return Math.Max(1, squares * dayCount / (dayCount - 1) / ((double)Denominator * ratio * (1 - ratio)));
    }
}
