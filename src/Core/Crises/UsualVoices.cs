using Engagement.Core.FakeFans.Pages;

namespace Engagement.Core.Crises;

/// <summary>What a page's audience usually says in a window of hours, by the same hours of the days before.</summary>
/// <remarks>
/// The days end one day before the window, so that anger which builds up over a day is not taken for usual. Counts of comments vary far more than
/// a Poisson distribution allows: the dispersion is estimated from the days and never taken below a floor, since few days tell little of it.
/// </remarks>
internal sealed class UsualVoices
{
    public const int Days = 14;

    /// <summary>Fewer say too little of what is usual.</summary>
    public const int FewestDays = 7;

    // A page that never had an upset comment may well have one: a twentieth of the comments of a typical page are.
    private const double PriorJudged = 20;
    private const double PriorUpsetRate = 0.08;

    // Weight of the whole day's level against the count at the same hours, in days.
    private const double LevelWeightDays = 3;

    // The mean of a window in which nothing was ever said.
    private const double SmallestMean = 0.1;
    private const double SmallestDispersion = 0.25;
    private const double LargestDispersion = 3;

    private readonly double _meanUpset;
    private readonly double _meanInsults;
    private readonly double _dispersion;

    /// <param name="sameHours">The window's hours on each of the days before.</param>
    /// <param name="all">All hours of those days together.</param>
    /// <param name="windowHours">Hours of the window.</param>
    public UsualVoices(IReadOnlyList<HourOfVoices> sameHours, HourOfVoices all, int windowHours)
    {
        var days = sameHours.Count;
        var shareOfDay = windowHours / 24.0;
        UpsetRate = (all.Upset + (PriorJudged * PriorUpsetRate)) / (all.Judged + PriorJudged);
        _meanUpset = Mean(sameHours.Sum(day => day.Upset), all.Upset);
        _meanInsults = Mean(sameHours.Sum(day => day.Insults), all.Insults);
        _dispersion = Dispersion(sameHours);

        double Mean(int atTheseHours, int inAll) =>
            Math.Max(SmallestMean, (atTheseHours + (LevelWeightDays * shareOfDay * inAll / days)) / (days + LevelWeightDays));
    }

    /// <summary>The usual share of upset comments among those that could be judged.</summary>
    public double UpsetRate { get; }

    public (double Usual, double Deviations) Upset(int count) => (_meanUpset, NegativeBinomialTail.Deviations(count, _meanUpset, _dispersion));

    public (double Usual, double Deviations) Insults(int count) => (_meanInsults, NegativeBinomialTail.Deviations(count, _meanInsults, _dispersion));

    /// <summary>How far a share is above the usual one; comments under one post are not independent, so their number counts half.</summary>
    public double DeviationsOfShare(int upset, int judged)
    {
        var effective = judged / 2.0;
        return ((double)upset / judged - UpsetRate) / Math.Sqrt(UpsetRate * (1 - UpsetRate) / effective);
    }

    private static double Dispersion(IReadOnlyList<HourOfVoices> days)
    {
        var mean = days.Average(day => day.Comments);
        if (mean <= 0)
            return SmallestDispersion;
        var variance = days.Sum(day => Math.Pow(day.Comments - mean, 2)) / (days.Count - 1);
        return Math.Clamp((variance - mean) / (mean * mean), SmallestDispersion, LargestDispersion);
    }
}
