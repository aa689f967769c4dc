namespace Engagement.Core.FakeFans.Pages;

/// <summary>What speaks for a delivery in windows that brought too many follows: the window itself, engagement that did not follow, followers that left.</summary>
internal sealed class GainDetections(CleanSeries series, SeasonalBaseline? engagements, LossScan losses, CountryScan countries)
{
    private static readonly int[] LossDays = [7, 14, 30, 60];

    // Followers worth a word of dilution; below, no ratio of four weeks could tell.
    private const double LeastGrowth = 0.04;
    private const double LeastDilution = 1;
    private const double LeastLossDeviations = 2;
    private const double LeastLostRate = 0.15;
    private const double MostLostRate = 1.2;

    // Whoever comes all at once for whatever reason leaves sooner.
    private const double LeavingAnyway = 0.2;

    /// <summary>One kind of evidence says at most so much towards two kinds together.</summary>
    private const double MostDeviations = 9;

    public IEnumerable<Detection> Of(GainWindow window, AnomalyKind kind, double doubt)
    {
        var deviations = window.Deviations * doubt;
        var dilution = Dilution.Of(series, engagements, window.First, window.Last);
        var (lostRate, lossDeviations, lossLast) = LossAfter(window);
        var followers = window.First > 0 ? FollowersBefore(window.First) : double.NaN;
        var growth = window.Unexplained / followers;
        var evidence = new AnomalyEvidence(window.Observed, window.Expected, window.Explained, window.Deviations)
        {
            IsOfEngagements = series.IsOfEngagements,
            OfFollowersRate = series.IsOfEngagements || double.IsNaN(followers) || followers <= 0 ? null : window.Excess / followers,
            EngagementPerFollowerRatio = dilution?.Ratio,
            DilutionLogLikelihoodRatio = dilution?.LogLikelihoodRatio,
            CountryDivergence = countries.IsTestable && window.First > 0 ? countries.Divergence(window.First, window.Last) : null,
            LostRate = lostRate is { } lost ? Math.Min(1, lost) : null,
        };
        // Where engagement tells real from idle, it moves the suspicion up or down.
        var weighed = Math.Sqrt(Math.Max(0, (deviations * deviations) + (2 * (dilution?.LogLikelihoodRatio ?? 0))));
        var peak = PeakOf(window);
        yield return Made(kind, window.Last, weighed);
        if (growth >= LeastGrowth && dilution is { LogLikelihoodRatio: >= LeastDilution } diluted)
            yield return Made(AnomalyKind.Dilution, window.Last, Together(deviations, Math.Sqrt(4 * diluted.LogLikelihoodRatio)));
        if (lossDeviations >= LeastLossDeviations && lostRate is >= LeastLostRate and <= MostLostRate)
            yield return Made(AnomalyKind.DeliveryThenLoss, lossLast, Together(deviations, lossDeviations));

        Detection Made(AnomalyKind of, int last, double strength) => new(of, window.First, last, peak, SuspicionScale.Score(of, strength), evidence)
        {
            By = window.By,
            PeersExplain = window.PeersExplain,
        };
    }

    private static double Together(double one, double other) => Math.Sqrt(Square(Math.Min(one, MostDeviations)) + Square(Math.Min(other, MostDeviations)));

    private (double? LostRate, double Deviations, int Last) LossAfter(GainWindow window)
    {
        (double? Rate, double Deviations, int Last) best = (null, 0, window.Last);
        if (window.Unexplained <= 0)
            return best;
        foreach (var days in LossDays)
        {
            var last = window.Last + days;
            if (last >= series.Count)
                break;
            if (losses.Since(window.First, window.Last + 1, last, LeavingAnyway * window.Unexplained * Math.Min(1, days / 28.0)) is { } loss && (best.Rate is null || loss.Deviations > best.Deviations))
                best = (Math.Max(0, loss.Excess / window.Unexplained), loss.Deviations, last);
        }
        return best;
    }

    private int PeakOf(GainWindow window)
    {
        var peak = window.First;
        for (var t = window.First; t <= window.Last; t++)
            if (series.Gained[t] > series.Gained[peak] || double.IsNaN(series.Gained[peak]))
                peak = t;
        return peak;
    }

    private double FollowersBefore(int first)
    {
        for (var t = first - 1; t >= 0; t--)
            if (!double.IsNaN(series.Followers[t]))
                return series.Followers[t];
        return double.NaN;
    }

    private static double Square(double value) => value * value;
}
