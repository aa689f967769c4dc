namespace Engagement.Core.FakeFans.Pages;

/// <summary>Days whose new followers came from elsewhere than the page's usual ones.</summary>
/// <param name="First">Index of the first day.</param>
/// <param name="Last">Index of the last day.</param>
/// <param name="Country">The country that stands out most.</param>
/// <param name="Gained">Followers gained in that country.</param>
/// <param name="Expected">Followers to be expected there, given what the other countries gained.</param>
/// <param name="Deviations">How far above that it is, in standard normal deviations.</param>
internal readonly record struct CountryWindow(int First, int Last, string Country, double Gained, double Expected, double Deviations)
{
    public double Excess => Math.Max(0, Gained - Expected);
}

/// <summary>Looks for windows in which one country brings more new followers than its usual share of them.</summary>
/// <remarks>
/// Followers by country are running totals; their steps are compared. Each country is held against the others of the same days, so that a page
/// that grows everywhere does not stand out, and a country that was always strong neither. The page's home, with more than half of the new
/// followers, is never foreign.
/// </remarks>
internal sealed class CountryScan
{
    private static readonly (int Days, int Step)[] WindowDays = [(7, 3), (14, 5), (28, 9)];
    private const int UsualDays = 84;
    private const int LeastUsualDays = 42;
    private const double LeastExcess = 8;
    private const double LeastShare = 0.08;
    private const double HomeShare = 0.5;
    private const double StockWeight = 20;
    private const double PriorDispersion = 0.1;
    private const double PriorWeight = 40;

    private readonly SeasonalBaseline _gained;
    private readonly string[] _countries;

    // By day, all countries of a day together: a step reads few days, and each in one go.
    private readonly double[] _totals;
    private readonly double[] _squares;
    private readonly double[] _stock;
    private readonly List<CountryWindow> _windows = [];
    private readonly int _count;

    public CountryScan(CleanSeries series, SeasonalBaseline gained)
    {
        (_count, _gained) = (series.Count, gained);
        _countries = [.. series.Source.Countries.Order(StringComparer.Ordinal)];
        (_totals, _squares, _stock) = (new double[_count * _countries.Length], new double[_count * _countries.Length], new double[_count]);
        if (_countries.Length < 2)
            return;
        for (var c = 0; c < _countries.Length; c++)
            Take(c, Carried(series.Source.InCountry(_countries[c])));
        foreach (var (days, step) in WindowDays)
            Scan(days, step);
    }

    /// <summary>Whether the network tells of countries at all.</summary>
    public bool IsTestable => _countries.Length >= 2;

    /// <summary>Windows in no order; they overlap.</summary>
    public IReadOnlyList<CountryWindow> Windows => _windows;

    /// <summary>How far the mix of new followers of some days is from that of the days before: 0 the same, 1 nothing in common.</summary>
    /// <remarks>Jensen-Shannon divergence with logarithms to the base 2.</remarks>
    public double? Divergence(int first, int last)
    {
        var (mix, usual) = (new double[_countries.Length], new double[_countries.Length]);
        if (first < LeastUsualDays + 1 || !Fill(mix, first - 1, last) || !FillUsual(usual, first - 1))
            return null;
        var (mixSum, usualSum) = (mix.Sum(), usual.Sum());
        return mixSum <= 0 || usualSum <= 0 ? null : JensenShannon(mix.Select(value => value / mixSum), usual.Select(value => value / usualSum));
    }

    /// <summary>The divergence of two distributions over the same outcomes.</summary>
    internal static double JensenShannon(IEnumerable<double> p, IEnumerable<double> q) =>
        p.Zip(q, (a, b) => (Entropy((a + b) / 2)) - ((Entropy(a) + Entropy(b)) / 2)).Sum();

    private static double Entropy(double p) => p > 0 ? -p * Math.Log2(p) : 0;

    private void Scan(int days, int stepDays)
    {
        var (mix, usual) = (new double[_countries.Length], new double[_countries.Length]);
        var (excess, weight) = (PriorDispersion * PriorWeight, PriorWeight);
        var slots = (days + stepDays - 1) / stepDays;
        var waiting = new (double Excess, double Weight)[slots];
        var step = 0;
        for (var last = LeastUsualDays + days; last < _count; last += stepDays, step++)
        {
            ref var due = ref waiting[step % slots];
            (excess, weight) = (excess + due.Excess, weight + due.Weight);
            due = default;
            var before = last - days;
            if (!Fill(mix, before, last) || !FillUsual(usual, before))
                continue;
            var (total, usualTotal, stock) = (Sum(mix), Sum(usual), _stock[before]);
            for (var c = 0; c < mix.Length; c++)
            {
                // Foreign is what neither came lately nor is there already: where few come and as many leave, steps tell little of who comes.
                var share = Math.Max(usual[c] / usualTotal, _totals[At(before) + c] / Math.Max(1, stock));
                if (share > HomeShare)
                    continue;
                // Most countries of most pages: next to nobody, as ever.
                if (mix[c] < LeastExcess && share * total < 1)
                    continue;
                var expected = Math.Max(0.2, share / (1 - share) * (total - mix[c]));
                // Who leaves makes a total noisier than who comes: what its steps vary by is counted on both sides, as a count that came anyway.
                var churn = Math.Max(0, (days * Variance(c, before)) - expected);
                var mean = expected + churn;
                var dispersion = Math.Clamp(excess / weight, 0.02, 3) * expected * expected / (mean * mean);
                var off = Math.Min(Math.Abs(mix[c] - expected), 3 * Math.Sqrt(mean + (dispersion * mean * mean)));
                due.Excess += ((off * off) - mean) * expected / (mean * (1 + mean)) / days / Math.Max(expected, 1);
                due.Weight += expected / (1 + mean) / days;
                if (mix[c] - expected < Math.Max(LeastExcess, LeastShare * Math.Max(total, GainedIn(before + 1, last))))
                    continue;
                var deviations = NegativeBinomialTail.Deviations(mix[c] + churn, mean, dispersion);
                if (deviations >= GainScan.LeastDeviations)
                    _windows.Add(new(before + 1, last, _countries[c], mix[c], expected, deviations));
            }
        }
    }

    /// <summary>Steps of each country between the ends of two days, at least 0; false when some total is not known.</summary>
    private bool Fill(double[] steps, int from, int to)
    {
        for (var c = 0; c < steps.Length; c++)
        {
            var step = _totals[At(to) + c] - _totals[At(from) + c];
            if (double.IsNaN(step))
                return false;
            steps[c] = Math.Max(0, step);
        }
        return true;
    }

    // Totals tell what is left of who came and went; a few more of a country among thousands who came are nothing.
    private double GainedIn(int first, int last) => _gained.Observed(first, last) - (_gained.Offset * _gained.KnownDays(first, last));

    private bool FillUsual(double[] usual, int before)
    {
        if (!Fill(usual, Math.Max(0, before - UsualDays), before) && !Fill(usual, Math.Max(0, before - LeastUsualDays), before))
            return false;
        for (var c = 0; c < usual.Length; c++)
            usual[c] += StockWeight * (_totals[At(before) + c] + 1) / (_stock[before] + usual.Length);
        return true;
    }

    /// <summary>How much a day's step of a country's total varies, in the days before one.</summary>
    private double Variance(int c, int before)
    {
        var from = Math.Max(0, before - UsualDays);
        var mean = (_totals[At(before) + c] - _totals[At(from) + c]) / (before - from);
        return ((_squares[At(before) + c] - _squares[At(from) + c]) / (before - from)) - (double.IsNaN(mean) ? 0 : mean * mean);
    }

    /// <summary>Takes in a country's totals, with a running sum of the squares of their steps, none of which counts as more than a few of those before it.</summary>
    private void Take(int c, double[] totals)
    {
        var (usual, squares) = (1.0, 0.0);
        for (var t = 0; t < _count; t++)
        {
            var step = t == 0 ? 0 : totals[t] - totals[t - 1];
            var square = double.IsNaN(step) ? 0 : Math.Min(step * step, (9 * usual) + 4);
            usual += (square - usual) / Math.Clamp(t, 1, 60);
            squares += square;
            (_totals[At(t) + c], _squares[At(t) + c]) = (totals[t], squares);
            _stock[t] += totals[t];
        }
    }

    private int At(int t) => t * _countries.Length;

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private static double[] Carried(ReadOnlySpan<double> totals)
    {
        const int longestGap = 7;
        var carried = totals.ToArray();
        for (var (t, age) = (1, 0); t < carried.Length; t++)
        {
            // A country with followers does not lose all of them for a day.
            age = double.IsNaN(carried[t]) || carried[t] == 0 && carried[t - 1] > 5 ? age + 1 : 0;
            if (age > 0)
                carried[t] = age <= longestGap ? carried[t - 1] : double.NaN;
        }
        return carried;
    }
}
