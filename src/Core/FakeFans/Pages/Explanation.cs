namespace Engagement.Core.FakeFans.Pages;

/// <summary>How much more follows the audience of some days explains: people who see more, follow more.</summary>
/// <remarks>
/// For each measure of audience (views, viewers, engagements, visits) the page's own elasticity is learned day by day: log follows over expected
/// follows against log audience over expected audience, a regression through the origin, pulled to a usual elasticity until enough is known.
/// An explanation grows uncertain with its size. Only more audience explains; less explains nothing.
/// </remarks>
internal sealed class Explanation
{
    private const double UsualElasticity = 0.85;
    private const double MostElastic = 1.6;

    // As sure of the usual elasticity as after one day with seven times the audience.
    private const double PriorWeight = 4;
    private const double PriorUncertainty = 0.35;
    private const double Kept = 0.996;
    private const double LongestLog = 2;
    private const double LeastRatio = 1.35;
    private const double LeastDeviations = 2;

    private readonly (AudienceMeasure Measure, SeasonalBaseline Audience, double[] Elasticity, double[] Uncertainty)[] _audiences;

    public Explanation(CleanSeries series, SeasonalBaseline gained)
    {
        var weekday = series.Source.Days.FirstDay.DayOfWeek;
        (AudienceMeasure Measure, double[] Values)[] told =
        [
            (AudienceMeasure.Views, series.Views), (AudienceMeasure.Viewers, series.Viewers), (AudienceMeasure.Engagements, series.Engagements),
            (AudienceMeasure.PageVisits, series.Visits),
        ];
        _audiences = [.. told.Where(audience => CleanSeries.HasValues(audience.Values))
            .Select(audience => Learn(audience.Measure, new SeasonalBaseline(audience.Values, weekday), gained))];
    }

    /// <summary>Whether there is anything that could explain.</summary>
    public bool IsTestable => _audiences.Length > 0;

    public SeasonalBaseline? Of(AudienceMeasure measure) => _audiences.FirstOrDefault(audience => audience.Measure == measure).Audience;

    /// <summary>How the audience of some days was larger than expected: the log factor on follows that this explains, and its standard error.</summary>
    /// <remarks>The day before counts as well: people follow a day after they saw something.</remarks>
    public (double LogFactor, double Error, AudienceMeasure By) Over(int first, int last)
    {
        var best = (LogFactor: 0.0, Error: 0.0, By: AudienceMeasure.None);
        foreach (var (measure, audience, elasticity, uncertainty) in _audiences)
        {
            var ratio = Math.Max(Ratio(audience, first, last), first > 0 ? Ratio(audience, first - 1, last) : 0);
            if (ratio <= 1)
                continue;
            var log = Math.Log(ratio);
            if (elasticity[first] * log > best.LogFactor)
                best = (elasticity[first] * log, uncertainty[first] * log, measure);
        }
        return best;
    }

    private static double Ratio(SeasonalBaseline audience, int first, int last)
    {
        var expected = audience.ExpectedFromBefore(first, last);
        return audience.KnownDays(first, last) > 0 && audience.IsWarm(first) && expected > 0 ? (audience.Observed(first, last) + 1) / (expected + 1) : 0;
    }

    private static (AudienceMeasure, SeasonalBaseline, double[], double[]) Learn(AudienceMeasure measure, SeasonalBaseline audience, SeasonalBaseline gained)
    {
        var (elasticity, uncertainty) = (new double[gained.Count], new double[gained.Count]);
        var (xy, xx) = (UsualElasticity * PriorWeight, PriorWeight);
        for (var t = 0; t < gained.Count; t++)
        {
            elasticity[t] = Math.Clamp(xy / xx, 0, MostElastic);
            uncertainty[t] = Math.Max(0.1, PriorUncertainty * Math.Sqrt(PriorWeight / xx));
            if (!gained.IsWarm(t) || !audience.IsWarm(t) || !gained.IsKnown(t) || !audience.IsKnown(t))
                continue;
            var (seen, usual) = (audience.Value(t), audience.Expected(t));
            var x = (seen + 1) / (usual + 1);
            // Ordinary noise tells nothing of how follows answer to an audience, and would pull the elasticity to zero.
            if (x < LeastRatio || seen - usual < LeastDeviations * Math.Sqrt(usual + (audience.Dispersion[t] * usual * usual)))
                continue;
            var logX = Math.Min(Math.Log(x), LongestLog);
            var expected = gained.Expected(t);
            var logY = Math.Clamp(Math.Log((gained.Value(t) + 1) / (expected + 1)), -LongestLog, MostElastic * logX);
            // A page that gains one fan a day teaches little.
            var weight = expected / (expected + 2);
            xy = ((xy - (UsualElasticity * PriorWeight)) * Kept) + (UsualElasticity * PriorWeight) + (weight * logX * logY);
            xx = ((xx - PriorWeight) * Kept) + PriorWeight + (weight * logX * logX);
        }
        return (measure, audience, elasticity, uncertainty);
    }
}
