namespace Engagement.Core.FakeFans.Pages;

/// <summary>What a day of a count series was to be expected to bring, from the days before it alone.</summary>
/// <remarks>
/// A level, exponentially weighted over weeks and robust in that no single day moves it by more than three deviations, times a weekday factor
/// pulled to 1 until enough was counted. Missing days change nothing. Sums over any window are differences of two running sums, so that a
/// window costs the same whatever its length.
/// Source: S. Gelper, R. Fried, C. Croux, Robust forecasting with exponential and Holt-Winters smoothing, J. Forecast. 29 (2010) 285-300.
/// </remarks>
internal sealed class SeasonalBaseline
{
    public const int WarmUpDays = 14;

    private const double HalfLifeDays = 24;
    private const double WeekdayHalfLifeWeeks = 10;
    private const double DispersionHalfLifeDays = 90;
    private const double Clip = 3;

    // Weight of what is assumed of a page before it has shown itself.
    private const double WeekdayPriorCount = 12;
    private const double WeekdayPriorWeeks = 3;
    private const double PriorDispersion = 0.12;
    private const double DispersionPriorDays = 20;

    private static readonly double SlowestRate = 1 - Math.Pow(2, -1 / HalfLifeDays);
    private static readonly double WeekdayKept = Math.Pow(2, -1 / WeekdayHalfLifeWeeks);
    private static readonly double DispersionKept = Math.Pow(2, -1 / DispersionHalfLifeDays);

    private readonly double[] _values;
    private readonly double[] _level;
    private readonly double[] _sum;
    private readonly double[] _rhythmSum;
    private readonly int[] _validSum;

    /// <param name="values">Counts by day, NaN where missing.</param>
    /// <param name="firstWeekday">Weekday of the first day.</param>
    /// <param name="offset">Added to every value, so that a net that may be negative can be treated as a count.</param>
    public SeasonalBaseline(double[] values, DayOfWeek firstWeekday, double offset = 0)
    {
        var n = values.Length;
        (_values, Offset) = (new double[n], offset);
        (_level, Rhythm, Dispersion) = (new double[n + 1], new double[n], new double[n]);
        (_sum, _rhythmSum, _validSum) = (new double[n + 1], new double[n + 1], new int[n + 1]);
        for (var t = 0; t < n; t++)
            _values[t] = Math.Max(0, values[t] + offset);
        Learn((int)firstWeekday);
    }

    public double Offset { get; }

    /// <summary>Weekday factor of each day, as known before it.</summary>
    public double[] Rhythm { get; }

    /// <summary>By how much the variance of a day exceeds that of a Poisson count: variance = m + dispersion m².</summary>
    public double[] Dispersion { get; }

    public int Count => _values.Length;

    public double Value(int t) => _values[t];

    public bool IsKnown(int t) => !double.IsNaN(_values[t]);

    /// <summary>What day t was to be expected to bring; NaN while nothing is known.</summary>
    public double Expected(int t) => _level[t] * Rhythm[t];

    /// <summary>Days with a value from a first to a last day.</summary>
    public int KnownDays(int first, int last) => _validSum[last + 1] - _validSum[first];

    public double Observed(int first, int last) => _sum[last + 1] - _sum[first];

    /// <summary>What the days with a value were to be expected to bring, from what was known before the first.</summary>
    public double ExpectedFromBefore(int first, int last) => _level[first] * (_rhythmSum[last + 1] - _rhythmSum[first]);

    public double RhythmOver(int first, int last) => _rhythmSum[last + 1] - _rhythmSum[first];

    public bool IsWarm(int t) => _validSum[t] >= WarmUpDays;

    private void Learn(int weekday)
    {
        var (level, known, meanFactor) = (double.NaN, 0, 1.0);
        Span<double> counted = stackalloc double[7], expected = stackalloc double[7];
        var (excess, weight) = (PriorDispersion * DispersionPriorDays, DispersionPriorDays);
        for (var t = 0; t < _values.Length; t++, weekday = (weekday + 1) % 7)
        {
            var prior = WeekdayPriorCount + (double.IsNaN(level) ? 0 : WeekdayPriorWeeks * level);
            // The mean of seven slow factors is as good a week later.
            if (t % 7 == 0)
                meanFactor = MeanFactor(counted, expected, prior);
            var factor = Factor(counted[weekday], expected[weekday], prior) / meanFactor;
            (_level[t], Rhythm[t], Dispersion[t]) = (level, factor, Math.Clamp(excess / weight, 0.005, 4));
            var value = _values[t];
            var isKnown = !double.IsNaN(value);
            _sum[t + 1] = _sum[t] + (isKnown ? value : 0);
            _rhythmSum[t + 1] = _rhythmSum[t] + (isKnown ? factor : 0);
            _validSum[t + 1] = _validSum[t] + (isKnown ? 1 : 0);
            if (!isKnown)
                continue;
            known++;
            if (known == 1)
            {
                level = value;
                continue;
            }
            var m = Math.Max(level * factor, 0.05);
            var deviation = Math.Sqrt(m + (Dispersion[t] * m * m));
            // At first too little is known to call anything far off.
            var clip = Clip * deviation * Math.Max(1, 6.0 / known);
            var clipped = Math.Clamp(value, m - clip, m + clip);
            level += Math.Max(SlowestRate, 1.0 / known) * ((clipped / factor) - level);
            counted[weekday] = (counted[weekday] * WeekdayKept) + clipped;
            expected[weekday] = (expected[weekday] * WeekdayKept) + (m / factor);
            if (known <= WarmUpDays / 2)
                continue;
            var off = Math.Min(Math.Abs(value - m), 3.5 * deviation);
            excess = (excess * DispersionKept) + (((off * off) - m) / (m * (1 + m)));
            weight = (weight * DispersionKept) + (m / (1 + m));
        }
        _level[^1] = level;
    }

    private static double Factor(double counted, double expected, double prior) => (counted + prior) / (expected + prior);

    private static double MeanFactor(Span<double> counted, Span<double> expected, double prior)
    {
        var sum = 0.0;
        for (var weekday = 0; weekday < 7; weekday++)
            sum += Factor(counted[weekday], expected[weekday], prior);
        return sum / 7;
    }
}
