namespace Engagement.Core.FakeFans.Pages;

/// <summary>Looks through a page's daily series for what bought fans leave there, and weighs what else may have caused it.</summary>
/// <remarks>
/// Two steps, so that pages can be compared in between: <see cref="Surprises"/> says how unusual each day was, <see cref="Audit"/> judges,
/// given what the page's peers and its team know. The same series give the same answer whatever was asked before.
/// Methods, formulas and limits: docs/fake-fans.md.
/// </remarks>
public sealed class PageScan
{
    private readonly CleanSeries _series;
    private readonly SeasonalBaseline _gained;
    private readonly Explanation _explanation;
    private readonly LossBaseline _lost;
    private PageSurprises? _surprises;

    /// <summary>Learns what is usual for a page.</summary>
    /// <param name="series">The page's days; three months tell something, half a year is better.</param>
    public PageScan(PageSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        _series = CleanSeries.Of(series);
        _gained = new(_series.Gained, series.Days.FirstDay.DayOfWeek, _series.GainedIsNet ? LossBaseline.OffsetOf(_series.Gained) : 0);
        _explanation = new(_series, _gained);
        _lost = new(_series);
    }

    /// <summary>How unusual each day was, before any cause is weighed.</summary>
    public PageSurprises Surprises => _surprises ??= ComputeSurprises();

    /// <summary>Judges the page.</summary>
    /// <param name="peers">The days on which pages of its network moved together; <see cref="PeerShocks.None"/> when there are no peers.</param>
    /// <param name="teamEvents">What the page's team knows happened.</param>
    /// <param name="breaks">Days on which its network changed what it counts.</param>
    public PageAudit Audit(PeerShocks peers, IReadOnlyCollection<TeamEvent> teamEvents, IReadOnlyCollection<SeriesBreak> breaks)
    {
        ArgumentNullException.ThrowIfNull(peers);
        ArgumentNullException.ThrowIfNull(teamEvents);
        ArgumentNullException.ThrowIfNull(breaks);
        var gains = new GainScan(_gained, _explanation, _series.Source, peers);
        var losses = new LossScan(_series, _lost, gains.ExplainedExcess, peers);
        var countries = new CountryScan(_series, _gained);
        var causes = new CauseWeighing(_series, _explanation, peers, teamEvents, breaks);
        var detections = Gains(gains, losses, countries, causes).Concat(Foreign(countries, causes)).ToList();
        var anomalies = new AnomalyAssembly(_series, causes);
        var found = anomalies.Join(detections)
            .Concat(anomalies.Join(Purges(losses, causes)))
            .Concat(anomalies.Ordinary(Surprises.Gained, detections, gains))
            .OrderBy(anomaly => anomaly.Days.FirstDay).ThenBy(anomaly => anomaly.Id, StringComparer.Ordinal).ToList();
        return new(_series.Source.Days, found, DayScores(found, gains, causes), CleanSeries.HasValues(_series.Gained) && _gained.KnownDays(0, _series.Count - 1) > SeasonalBaseline.WarmUpDays);
    }

    private IEnumerable<Detection> Gains(GainScan gains, LossScan losses, CountryScan countries, CauseWeighing causes)
    {
        var found = new GainDetections(_series, _explanation.Of(AudienceMeasure.Engagements), losses, countries);
        (AnomalyKind, IReadOnlyList<GainWindow>)[] candidates = [(AnomalyKind.Burst, gains.Bursts), (AnomalyKind.Drip, gains.Drips)];
        foreach (var (kind, windows) in candidates)
            foreach (var window in Detection.Strongest(windows, window => window.Deviations, window => (window.First, window.Last)))
                foreach (var detection in found.Of(window, kind, causes.Doubt(window.First, window.Last, window.Observed, window.Expected)))
                    yield return detection;
    }

    private static IEnumerable<Detection> Foreign(CountryScan countries, CauseWeighing causes)
    {
        foreach (var window in Detection.Strongest(countries.Windows, window => window.Deviations, window => (window.First, window.Last)))
            yield return new(
                AnomalyKind.ForeignMix, window.First, window.Last, window.Last,
                SuspicionScale.Score(AnomalyKind.ForeignMix, window.Deviations * causes.BreakDoubt(window.First, window.Last)),
                new(window.Gained, window.Expected, window.Expected, window.Deviations)
                {
                    Country = window.Country,
                    CountryExcess = window.Excess,
                    CountryDivergence = countries.Divergence(window.First, window.Last),
                });
    }

    private static IEnumerable<Detection> Purges(LossScan losses, CauseWeighing causes)
    {
        foreach (var window in Detection.Strongest(losses.Purges, window => window.Deviations, window => (window.First, window.Last)))
            yield return new(
                AnomalyKind.Purge, window.First, window.Last, window.First,
                SuspicionScale.Score(AnomalyKind.Purge, window.Deviations * causes.LossDoubt(window)),
                new(window.Observed, window.Expected, window.Expected, window.Deviations)
                {
                    OfFollowersRate = double.IsNaN(window.OfFollowersRate) ? null : window.OfFollowersRate,
                    SilentRate = double.IsNaN(window.SilentRate) ? null : window.SilentRate,
                })
            {
                PeersExplain = window.PeersExplain,
            };
    }

    private double[] DayScores(List<PageAnomaly> anomalies, GainScan gains, CauseWeighing causes)
    {
        var scores = new double[_series.Count];
        for (var t = 0; t < scores.Length; t++)
            if (gains.DayDeviations[t] > 0)
                scores[t] = SuspicionScale.Score(AnomalyKind.Burst, gains.DayDeviations[t] * causes.Doubt(t, t, _series.Gained[t], _gained.Expected(t) - _gained.Offset));
        foreach (var anomaly in anomalies)
            foreach (var finding in anomaly.Findings)
                for (var t = _series.Source.Index(finding.Days.FirstDay); t <= _series.Source.Index(finding.Days.LastDay); t++)
                    scores[t] = Math.Max(scores[t], finding == anomaly.Findings[0] ? anomaly.Score : finding.Score);
        return scores;
    }

    private PageSurprises ComputeSurprises()
    {
        var (gained, lost) = (new DaySurprise[_series.Count], new DaySurprise[_series.Count]);
        for (var t = 0; t < _series.Count; t++)
        {
            gained[t] = Surprise(_gained, t, out var observed, out var expected)
                is { } deviations ? new(deviations, Math.Log((observed + 1) / (expected + 1))) : DaySurprise.Unknown;
            lost[t] = t > 0 && Surprise(_lost.Lost, t, out observed, out expected) is { } lossDeviations && _series.Followers[t - 1] > 0
                ? new(lossDeviations, (observed - expected) / _series.Followers[t - 1]) : DaySurprise.Unknown;
        }
        return new(_series.Source.Days, gained, lost);
    }

    private static double? Surprise(SeasonalBaseline baseline, int t, out double observed, out double expected)
    {
        (observed, expected) = (0, 0);
        if (!baseline.IsKnown(t) || !baseline.IsWarm(t))
            return null;
        (observed, expected) = (baseline.Value(t), Math.Max(0.05, baseline.Expected(t)));
        return NegativeBinomialTail.Deviations(observed, expected, baseline.Dispersion[t]);
    }
}
