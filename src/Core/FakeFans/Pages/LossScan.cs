namespace Engagement.Core.FakeFans.Pages;

/// <summary>A run of days that lost more followers than was to be expected.</summary>
/// <param name="First">Index of the first day.</param>
/// <param name="Last">Index of the last day.</param>
/// <param name="Observed">Followers lost.</param>
/// <param name="Expected">Followers to be expected lost, with causes.</param>
/// <param name="Deviations">How far above that it is, in standard normal deviations.</param>
/// <param name="SilentRate">Share of the excess that no reported unfollow explains; NaN where unfollows are not told.</param>
/// <param name="OfFollowersRate">The excess as a share of the followers before; NaN where followers are not told.</param>
/// <param name="PeersExplain">Whether pages of the network lost followers on the same days.</param>
internal readonly record struct LossWindow(
    int First, int Last, double Observed, double Expected, double Deviations, double SilentRate, double OfFollowersRate, bool PeersExplain)
{
    public double Excess => Math.Max(0, Observed - Expected);
}

/// <summary>Looks for days on which followers vanish: purges, silent where no unfollow explains them.</summary>
/// <remarks>A drop that the next days take back was never one.</remarks>
internal sealed class LossScan
{
    public static readonly IReadOnlyList<int> PurgeDays = [1, 2, 3];

    // People who came for a viral post or an ad leave again: about a third within a month.
    private const double LeavingPerDay = 0.012;
    private const int LeavingDays = 28;
    private const double LeavingError = 0.6;

    // Reference: a purge worth the name takes 1 to 2 thousandths of the followers; a running total alone is no finer.
    private const double LeastRate = 0.001;
    private const double LeastLoss = 5;
    private const double TakenBack = 0.6;
    private const int TakenBackDays = 4;
    private const double PriorDispersion = 0.12;

    private readonly CleanSeries _series;
    private readonly double[] _told;
    private readonly double[] _silent;
    private readonly SeasonalBaseline _lost;
    private readonly double[] _leaving;
    private readonly PeerShocks _peers;
    private readonly List<LossWindow> _purges = [];

    public LossScan(CleanSeries series, LossBaseline usual, double[] explainedExcess, PeerShocks peers)
    {
        (_series, _peers, _told, _silent, _lost) = (series, peers, usual.Told, usual.Silent, usual.Lost);
        _leaving = Leaving(explainedExcess);
        foreach (var days in PurgeDays)
            for (var (first, last) = (1, days); last < series.Count; first++, last++)
                if (Judge(first, last) is { } window && !IsTakenBack(window))
                    _purges.Add(window);
    }

    /// <summary>Windows in no order; they overlap.</summary>
    public IReadOnlyList<LossWindow> Purges => _purges;

    /// <summary>How many more than usual were lost in some days, against what was usual before a day, and how unusual that is.</summary>
    /// <param name="before">The day whose past is usual.</param>
    /// <param name="first">First of the days.</param>
    /// <param name="last">Last of them.</param>
    /// <param name="leavingAnyway">Of those who came, how many are to be expected to leave in these days.</param>
    public (double Excess, double Deviations)? Since(int before, int first, int last, double leavingAnyway)
    {
        if (!_lost.IsWarm(before) || first > last || _lost.KnownDays(first, last) * 3 < (last - first + 1) * 2)
            return null;
        var perRhythm = _lost.ExpectedFromBefore(before, before) / Math.Max(1e-9, _lost.Rhythm[before]);
        var offset = _lost.Offset * _lost.KnownDays(first, last);
        var expected = Math.Max(0.05, (double.IsNaN(perRhythm) ? 0 : perRhythm * _lost.RhythmOver(first, last)) + Sum(_leaving, first, last) + leavingAnyway);
        var observed = _lost.Observed(first, last);
        // Over weeks the level of losses wanders, and grows with the page.
        return (observed - expected + leavingAnyway, observed > expected ? NegativeBinomialTail.Deviations(observed, expected, Math.Max(0.06, _lost.Dispersion[before] / 4)) : 0);
    }

    private LossWindow? Judge(int first, int last)
    {
        if (!_lost.IsWarm(first) || _lost.KnownDays(first, last) < last - first + 1)
            return null;
        var observed = _lost.Observed(first, last);
        var expected = Math.Max(0.05, _lost.ExpectedFromBefore(first, last));
        // A baseline of counts knows no negative day, so it does not see that the last days of a window take back what the first lost.
        var left = Sum(_told, first, last) + (_lost.Offset * (last - first + 1)) - expected;
        if (left < Math.Max(LeastLoss, (1 - TakenBack) * (observed - expected)))
            return null;
        var before = FollowersBefore(first);
        var (shockLoss, shockSpread) = Shock(first, last, before);
        var leaving = Sum(_leaving, first, last);
        var mean = expected + leaving + shockLoss;
        var dispersion = PriorOr(_lost.Dispersion[first]) + Square(LeavingError * leaving / mean) + Square(shockSpread / mean);
        // Not even a standard deviation: spares the logarithms of most days.
        if (observed <= mean || Square(observed - mean) < mean + (dispersion * mean * mean))
            return null;
        var deviations = NegativeBinomialTail.Deviations(observed, mean, dispersion);
        var rate = (observed - mean) / before;
        // A loss within the grain of the total, or too small to be a purge, is none however rare.
        if (!double.IsNaN(rate))
            deviations *= Math.Min(1, rate / LeastRate);
        if (deviations < GainScan.LeastDeviations)
            return null;
        var silent = _silent.Length == 0 ? double.NaN : Math.Clamp(Sum(_silent, first, last) / (observed - mean), 0, 1);
        var offset = _lost.Offset * (last - first + 1);
        return new(first, last, observed - offset, mean - offset, deviations, silent, rate, shockLoss > (observed - mean) / 2);
    }

    private static double PriorOr(double dispersion) => Math.Max(dispersion, PriorDispersion / 3);

    private (double Loss, double Spread) Shock(int first, int last, double followers)
    {
        if (_peers.Days.Count == 0 || double.IsNaN(followers))
            return (0, 0);
        var (loss, variance) = (0.0, 0.0);
        for (var t = first; t <= last; t++)
            if (_peers.Lost(_series.Source.Day(t)) is { Effect: > 0 } shock)
                (loss, variance) = (loss + (shock.Effect * followers), variance + Square(Math.Max(shock.Spread, shock.Effect / 3) * followers));
        return (loss, Math.Sqrt(variance));
    }

    // A total that falls and comes back was misreported in between.
    private bool IsTakenBack(LossWindow window)
    {
        var (low, before) = (_series.Followers[window.Last], FollowersBefore(window.First));
        for (var t = window.Last + 1; t < _series.Count && t <= window.Last + TakenBackDays; t++)
            if (_series.Followers[t] - low > TakenBack * (before - low) && before - low > window.Excess / 2)
                return true;
        return false;
    }

    private double FollowersBefore(int first)
    {
        for (var t = first - 1; t >= 0 && t >= first - 8; t--)
            if (!double.IsNaN(_series.Followers[t]))
                return _series.Followers[t];
        return double.NaN;
    }

    private static double[] Leaving(double[] explainedExcess)
    {
        var leaving = new double[explainedExcess.Length];
        for (var (t, recent) = (0, 0.0); t < leaving.Length; t++)
        {
            leaving[t] = LeavingPerDay * recent;
            recent += explainedExcess[t] - (t >= LeavingDays ? explainedExcess[t - LeavingDays] : 0);
        }
        return leaving;
    }

    private static double Sum(double[] row, int first, int last)
    {
        var sum = 0.0;
        for (var t = first; t <= last; t++)
            sum += row[t];
        return sum;
    }

    private static double Square(double value) => value * value;
}
