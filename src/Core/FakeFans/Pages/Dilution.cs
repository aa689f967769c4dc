namespace Engagement.Core.FakeFans.Pages;

/// <summary>Whether engagement grew with the followers of a jump, as with people, or stayed, as with accounts that nobody uses.</summary>
/// <param name="Ratio">Engagement per follower after the jump, over that before.</param>
/// <param name="ExpectedRatio">What the ratio would be if the new followers were like the old ones.</param>
/// <param name="DilutedRatio">What the ratio would be if they engaged with nothing.</param>
/// <param name="LogLikelihoodRatio">How much likelier the second is: above 0 speaks for dilution, below against.</param>
internal readonly record struct Dilution(double Ratio, double ExpectedRatio, double DilutedRatio, double LogLikelihoodRatio)
{
    private const int WindowDays = 28;
    private const int FewestDays = 7;

    // Larger pages engage less per follower even where all are people. Reference: fake-fans.md section 3, beta .7 to 1.
    private const double SizeElasticity = 0.85;

    // How far engagement per follower wanders in a month for reasons of its own.
    private const double WanderingError = 0.12;
    private const double MostRatio = 6;

    /// <param name="series">The page.</param>
    /// <param name="engagements">Its engagements as expected day by day.</param>
    /// <param name="first">First day of the jump.</param>
    /// <param name="last">Last day of the jump.</param>
    /// <returns>Null where engagements or followers are not told before or after, or where nothing grew.</returns>
    public static Dilution? Of(CleanSeries series, SeasonalBaseline? engagements, int first, int last)
    {
        if (engagements is null || !CleanSeries.HasValues(series.Followers))
            return null;
        var before = PerDay(series, engagements, Math.Max(0, first - WindowDays), first - 1);
        var after = PerDay(series, engagements, last + 1, Math.Min(series.Count - 1, last + WindowDays));
        if (before is not { } b || after is not { } a || a.Followers <= b.Followers)
            return null;
        var growth = Math.Log(a.Followers / b.Followers);
        var ratio = Math.Log((a.Engagements + 0.5) / a.Followers) - Math.Log((b.Engagements + 0.5) / b.Followers);
        var variance = b.Variance + a.Variance + (WanderingError * WanderingError);
        var (real, diluted) = ((SizeElasticity - 1) * growth, -growth);
        var likelihood = (((ratio - real) * (ratio - real)) - ((ratio - diluted) * (ratio - diluted))) / (2 * variance);
        return new(Math.Exp(ratio), Math.Exp(real), Math.Exp(diluted), Math.Clamp(likelihood, -MostRatio, MostRatio));
    }

    private static (double Engagements, double Followers, double Variance)? PerDay(CleanSeries series, SeasonalBaseline engagements, int first, int last)
    {
        var (sum, rhythm, followers, days) = (0.0, 0.0, 0.0, 0);
        for (var t = first; t <= last; t++)
            if (engagements.IsKnown(t) && !double.IsNaN(series.Followers[t]))
                (sum, rhythm, followers, days) = (sum + engagements.Value(t), rhythm + engagements.Rhythm[t], followers + series.Followers[t], days + 1);
        if (days < FewestDays || followers <= 0)
            return null;
        var perDay = sum / rhythm;
        return (perDay, followers / days, ((1 / (perDay + 0.5)) + engagements.Dispersion[Math.Max(first, 0)]) / days);
    }
}
