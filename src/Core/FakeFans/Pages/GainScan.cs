namespace Engagement.Core.FakeFans.Pages;

/// <summary>Looks for windows that brought more follows than the page's past, its audience and its peers explain: bursts and drips.</summary>
/// <remarks>
/// Every window of a few lengths is compared with what was to be expected from before it, so that a slow delivery does not become its own
/// baseline. How much windows of a length vary beyond a Poisson count is learned from the page's own earlier windows of that length: a page
/// whose months differ much needs a more unusual month. Long windows count no day at more than a single day may bring, so that one burst is
/// no drip.
/// </remarks>
internal sealed class GainScan
{
    public static readonly IReadOnlyList<int> BurstDays = [1, 2, 3, 5, 7];
    public static readonly IReadOnlyList<int> DripDays = [10, 15, 21, 30, 45];

    /// <summary>A window below this is nobody's event; it still gives its days a small score.</summary>
    public const double LeastDeviations = 1.5;

    // Three fans more than usual are nothing to speak of, however rare.
    private const double LeastExcess = 5;
    private const double TrimDeviations = 4;
    private const double ScaleKeptPerDay = 0.9955;

    // What is assumed weighs as much as that many days for windows of a day, as a few windows for those of weeks.
    private const double PriorDays = 20;
    private const int DaysPerStep = 10;

    private readonly SeasonalBaseline _gained;
    private readonly Explanation _explanation;
    private readonly double[] _shockSum;
    private readonly double[] _shockVariance;
    private readonly double[] _trimmedSum;
    private readonly List<GainWindow> _bursts = [];
    private readonly List<GainWindow> _drips = [];

    public GainScan(SeasonalBaseline gained, Explanation explanation, PageSeries source, PeerShocks peers)
    {
        (_gained, _explanation) = (gained, explanation);
        var n = gained.Count;
        (_shockSum, _shockVariance, _trimmedSum, ExplainedExcess) = (new double[n + 1], new double[n + 1], new double[n + 1], new double[n]);
        DayDeviations = new double[n];
        for (var t = 0; t < n; t++)
            AddDay(t, peers.Days.Count == 0 ? null : peers.Gained(source.Day(t)));
        foreach (var days in BurstDays)
            Scan(days, _bursts);
        foreach (var days in DripDays)
            Scan(days, _drips);
    }

    /// <summary>Windows of a few days, in no order; they overlap.</summary>
    public IReadOnlyList<GainWindow> Bursts => _bursts;

    /// <summary>Windows of weeks, in no order; they overlap.</summary>
    public IReadOnlyList<GainWindow> Drips => _drips;

    /// <summary>By day, how far above explanation it is on its own.</summary>
    public double[] DayDeviations { get; }

    /// <summary>By day, follows beyond the usual that causes explain: those who came so leave sooner.</summary>
    public double[] ExplainedExcess { get; }

    /// <summary>A window of a few days, whatever it brought.</summary>
    public GainWindow WindowOf(int first, int last) => Judge(first, last, false, _gained.Dispersion[first], out _, out _);

    private void AddDay(int t, PeerShock? shock)
    {
        var isKnown = _gained.IsKnown(t);
        var factor = shock is { } of && isKnown ? Math.Exp(of.Effect) : 1;
        _shockSum[t + 1] = _shockSum[t] + (isKnown ? _gained.Rhythm[t] * (factor - 1) : 0);
        _shockVariance[t + 1] = _shockVariance[t] + (shock is { } spread && isKnown ? Square(_gained.Rhythm[t] * factor * Math.Max(0.1, spread.Spread)) : 0);
        var value = isKnown ? _gained.Value(t) : 0;
        if (isKnown && _gained.IsWarm(t))
        {
            var expected = Math.Max(_gained.Expected(t), 0.05);
            var deviation = Math.Sqrt(expected + (_gained.Dispersion[t] * expected * expected));
            if (value > expected + deviation)
            {
                var explained = Stretched(expected, _gained.Offset, Math.Exp(_explanation.Over(t, t).LogFactor));
                ExplainedExcess[t] = Math.Max(0, Math.Min(value, explained) - expected);
                value = Math.Min(value, Math.Max(explained, expected * factor) + (TrimDeviations * deviation));
            }
        }
        _trimmedSum[t + 1] = _trimmedSum[t] + value;
    }

    private void Scan(int days, List<GainWindow> found)
    {
        // Longer windows vary less from day to day, but the level itself wanders.
        var priorDispersion = days == 1 ? 0.12 : days <= 7 ? 0.07 : 0.05;
        var priorWeight = PriorDays / Math.Sqrt(days);
        var isDrip = days > BurstDays[^1];
        var (excess, weight) = (priorDispersion * priorWeight, priorWeight);
        // A window of weeks and the same a day later are nearly one.
        var step = Math.Max(1, days / DaysPerStep);
        var kept = Math.Pow(ScaleKeptPerDay, step);
        Span<(double Excess, double Weight)> waiting = stackalloc (double, double)[(days + step - 1) / step];
        waiting.Clear();
        for (var (first, last, i) = (0, days - 1, 0); last < _gained.Count; first += step, last += step, i++)
        {
            // What is learned from a window counts only for windows that share no day with it.
            ref var due = ref waiting[i % waiting.Length];
            (excess, weight) = ((excess * kept) + due.Excess, (weight * kept) + due.Weight);
            due = default;
            if (!_gained.IsWarm(first) || _gained.KnownDays(first, last) * 3 < days * 2)
                continue;
            var window = Judge(first, last, isDrip, Math.Clamp(excess / weight, 0.006, 4), out var offBy, out var mean);
            var share = (double)step / days;
            due = (((offBy * offBy) - mean) / (mean * (1 + mean)) * share, mean / (1 + mean) * share);
            if (days == 1)
                DayDeviations[first] = window.Excess < LeastExcess ? 0 : window.Deviations;
            if (window.Deviations >= LeastDeviations && window.Unexplained >= LeastExcess)
                found.Add(window);
        }
    }

    private GainWindow Judge(int first, int last, bool isTrimmed, double dispersion, out double offBy, out double mean)
    {
        var observed = isTrimmed ? _trimmedSum[last + 1] - _trimmedSum[first] : _gained.Observed(first, last);
        var expected = Math.Max(_gained.ExpectedFromBefore(first, last), 0.05);
        var offset = _gained.Offset * _gained.KnownDays(first, last);
        var level = expected / Math.Max(1e-9, _gained.RhythmOver(first, last));
        var withPeers = expected + (level * (_shockSum[last + 1] - _shockSum[first]));
        var variance = dispersion + (Square(level) * (_shockVariance[last + 1] - _shockVariance[first]) / Square(Math.Max(expected, withPeers)));
        // Where next to nothing is in excess there is nothing to explain; saves most of the work.
        var (log, error, by) = IsBeyond(observed, expected, variance) ? _explanation.Over(first, last) : default;
        var withAudience = log > 0 ? Stretched(expected, offset, Math.Exp(log)) : expected;
        if (log > 0 && withAudience >= withPeers)
            variance += Square(error * (withAudience - offset) / withAudience);
        mean = Math.Max(0.05, observed > expected ? Math.Max(withAudience, withPeers) : Math.Min(expected, withPeers));
        var off = Math.Min(Math.Abs(observed - mean), 3.5 * Math.Sqrt(mean + (variance * mean * mean)));
        offBy = off;
        var deviations = IsBeyond(observed, mean, variance) ? NegativeBinomialTail.Deviations(observed, mean, variance) : 0;
        return new(first, last, observed - offset, expected - offset, mean - offset, deviations, by, withPeers > withAudience && withPeers > expected);
    }

    /// <summary>Whether a count exceeds its mean by a standard deviation; what does not is nobody's event.</summary>
    private static bool IsBeyond(double observed, double mean, double dispersion) =>
        observed > mean && Square(observed - mean) > mean + (dispersion * mean * mean);

    private static double Stretched(double expected, double offset, double factor) => expected + (Math.Max(0, expected - offset) * (factor - 1));

    private static double Square(double value) => value * value;
}
