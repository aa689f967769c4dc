namespace Engagement.Core.FakeFans.Pages;

/// <summary>Joins evidence of several kinds about the same days into one anomaly.</summary>
internal sealed class AnomalyAssembly(CleanSeries series, CauseWeighing causes)
{
    // Evidence below is not worth a row; it counts in the scores of days.
    private const double LeastScore = 0.3;

    // Another kind of evidence takes half of its own strength from what is left of doubt.
    private const double Corroboration = 0.5;

    private const double NearlyAsStrong = 0.5;
    private const double MuchMore = 1.5;

    // As unusual as that, and explained, it is told: the reader has seen the peak and wonders.
    private const double WorthExplaining = 5;

    // One kind of evidence alone is strong only where it is extreme.
    private const double ExtremeAlone = 0.985;

    public IEnumerable<PageAnomaly> Join(IEnumerable<Detection> detections)
    {
        var left = detections.Where(detection => detection.Score > 0.1).OrderByDescending(detection => detection.Score).ThenBy(detection => detection.First).ToList();
        while (left.Count > 0 && left[0].Score >= LeastScore)
        {
            var joined = left.Where(detection => detection.Overlaps(left[0])).ToList();
            var strongest = Whole(joined);
            joined = [strongest, .. left.Where(detection => detection != strongest && detection.Overlaps(strongest))];
            left.RemoveAll(joined.Contains);
            yield return Made(strongest, [.. joined.DistinctBy(detection => detection.Kind)]);
        }
    }

    /// <summary>Peaks that causes explain, and that nothing above speaks of.</summary>
    public IEnumerable<PageAnomaly> Ordinary(IReadOnlyList<DaySurprise> surprises, IReadOnlyCollection<Detection> detections, GainScan gains)
    {
        for (var first = 0; first < surprises.Count; first++)
        {
            var last = first;
            while (last < surprises.Count && surprises[last].Deviations >= WorthExplaining)
                last++;
            if (last == first)
                continue;
            last--;
            var explained = Explained(gains.WindowOf(first, last), surprises);
            if (!detections.Any(detection => detection.Score >= LeastScore && detection.Overlaps(explained)))
                yield return Made(explained, [explained]);
            first = last;
        }
    }

    /// <summary>The strongest; where that is a short part of weeks that are nearly as unusual, those weeks.</summary>
    private static Detection Whole(List<Detection> joined)
    {
        var strongest = joined[0];
        var weeks = strongest.Kind != AnomalyKind.Burst ? null : joined.Find(detection => detection.Kind == AnomalyKind.Drip
            && detection.Score >= NearlyAsStrong * strongest.Score && detection.Evidence.Excess >= MuchMore * strongest.Evidence.Excess);
        return weeks is null ? strongest : weeks with { Score = strongest.Score };
    }

    private Detection Explained(GainWindow window, IReadOnlyList<DaySurprise> surprises)
    {
        var peak = window.First;
        for (var t = window.First; t <= window.Last; t++)
            peak = surprises[t].Deviations > surprises[peak].Deviations ? t : peak;
        var deviations = window.Deviations * causes.Doubt(window.First, window.Last, window.Observed, window.Expected);
        return new(
            AnomalyKind.Burst, window.First, window.Last, peak, SuspicionScale.Score(AnomalyKind.Burst, deviations),
            new(window.Observed, window.Expected, window.Explained, window.Deviations) { IsOfEngagements = series.IsOfEngagements })
        {
            By = window.By,
            PeersExplain = window.PeersExplain,
        };
    }

    private PageAnomaly Made(Detection strongest, IReadOnlyList<Detection> joined)
    {
        // A burst and a drip of the same days are one evidence seen twice.
        var others = joined.Skip(1).Where(other => !IsShape(other.Kind) || !IsShape(strongest.Kind)).ToList();
        var score = others.Aggregate(strongest.Score, (sum, other) => sum + ((1 - sum) * Corroboration * other.Score));
        var peak = series.Source.Day(strongest.Peak);
        var level = SuspicionScale.LevelOf(score);
        var isAlone = !others.Exists(other => other.Score >= LeastScore);
        if (level == SuspicionLevel.Strong && isAlone && score < ExtremeAlone)
            level = SuspicionLevel.Suspicious;
        level = (SuspicionLevel)Math.Min((int)level, (int)MostOf(strongest));
        var evidence = joined.FirstOrDefault(detection => detection.Kind == AnomalyKind.ForeignMix)?.Evidence is { } foreign
            ? strongest.Evidence with { Country = foreign.Country, CountryExcess = foreign.CountryExcess, CountryDivergence = foreign.CountryDivergence }
            : strongest.Evidence;
        return new(
            PageAnomaly.IdOf(strongest.Kind, peak), strongest.Kind, DaysOf(strongest), peak, score, level, evidence,
            [.. joined.Select(detection => new AnomalyFinding(detection.Kind, DaysOf(detection), detection.Score))],
            causes.Of(strongest));
    }

    /// <summary>Where no cause can be weighed, a peak is a peak: it may be looked at, and no more is said.</summary>
    private SuspicionLevel MostOf(Detection detection) =>
        detection.Kind is AnomalyKind.Purge or AnomalyKind.ForeignMix || causes.CanWeighAudience ? SuspicionLevel.Strong
            : series.IsOfEngagements ? SuspicionLevel.Watch : SuspicionLevel.Suspicious;

    private static bool IsShape(AnomalyKind kind) => kind is AnomalyKind.Burst or AnomalyKind.Drip;

    private DayRange DaysOf(Detection detection) => new(series.Source.Day(detection.First), series.Source.Day(detection.Last));
}
