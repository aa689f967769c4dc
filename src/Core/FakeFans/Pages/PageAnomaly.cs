namespace Engagement.Core.FakeFans.Pages;

/// <summary>An anomaly of a page: what was seen, what else may explain it, and how serious the suspicion is.</summary>
/// <param name="Id">Kind and day of its peak, for example <c>burst-20261103</c>: the same data gives the same id, and so do small corrections of it.</param>
/// <param name="Kind">The kind whose evidence is strongest.</param>
/// <param name="Days">Its days.</param>
/// <param name="PeakDay">The day that stands out most.</param>
/// <param name="Score">Suspicion left after causes were weighed, 0 to 1.</param>
/// <param name="Level">The score in words.</param>
/// <param name="Evidence">The numbers.</param>
/// <param name="Findings">Every kind of evidence that agrees, the strongest first, with the score that each has alone.</param>
/// <param name="RivalCauses">The causes that were weighed.</param>
public sealed record PageAnomaly(
    string Id,
    AnomalyKind Kind,
    DayRange Days,
    DateOnly PeakDay,
    double Score,
    SuspicionLevel Level,
    AnomalyEvidence Evidence,
    IReadOnlyList<AnomalyFinding> Findings,
    IReadOnlyList<RivalCause> RivalCauses)
{
    /// <summary>Whether an id names this anomaly: of its kind, and with a day that is one of its days.</summary>
    /// <remarks>So an id stays good when late data moves the peak.</remarks>
    /// <param name="id">An id as <see cref="Id"/> is made.</param>
    public bool IsNamedBy(string id) => TryReadId(id, out var kind, out var day) && kind == Kind && Days.Contains(day);

    internal static string IdOf(AnomalyKind kind, DateOnly peak) => FormattableString.Invariant($"{kind.Name()}-{peak:yyyyMMdd}");

    /// <summary>Reads an id.</summary>
    /// <param name="id">The text.</param>
    /// <param name="kind">The kind that it names.</param>
    /// <param name="day">The day that it names.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryReadId(string? id, out AnomalyKind kind, out DateOnly day)
    {
        (kind, day) = (default, default);
        var dash = id?.LastIndexOf('-') ?? -1;
        if (dash < 0 || !DateOnly.TryParseExact(id![(dash + 1)..], "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out day))
            return false;
        var name = id[..dash];
        foreach (var candidate in Enum.GetValues<AnomalyKind>())
            if (candidate.Name() == name)
            {
                kind = candidate;
                return true;
            }
        return false;
    }
}

/// <summary>One kind of evidence within an anomaly.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Days">The days that it was seen on.</param>
/// <param name="Score">How strong it is alone, 0 to 1.</param>
public sealed record AnomalyFinding(AnomalyKind Kind, DayRange Days, double Score);

/// <summary>The numbers of an anomaly; what could not be computed is null.</summary>
/// <param name="Observed">Follows gained, or followers lost of a purge, on its days.</param>
/// <param name="Expected">What was to be expected from the days before.</param>
/// <param name="Explained">What was to be expected given the causes that the data shows.</param>
/// <param name="Deviations">How far observed lies above explained, in standard normal deviations.</param>
public sealed record AnomalyEvidence(double Observed, double Expected, double Explained, double Deviations)
{
    /// <summary>Observed less expected, at least 0.</summary>
    public double Excess => Math.Max(0, Observed - Expected);

    /// <summary>Whether engagements were counted, since the page tells nothing of its follows or followers.</summary>
    public bool IsOfEngagements { get; init; }

    /// <summary>The excess as a share of the followers on the day before.</summary>
    public double? OfFollowersRate { get; init; }

    /// <summary>Engagement per follower in the four weeks after, over that in the four weeks before.</summary>
    public double? EngagementPerFollowerRatio { get; init; }

    /// <summary>How much likelier that ratio is if the new followers do not engage than if they are like the old ones; a natural logarithm.</summary>
    public double? DilutionLogLikelihoodRatio { get; init; }

    /// <summary>How far the countries of new followers are from those before: 0 the same, 1 nothing in common (Jensen-Shannon, base 2).</summary>
    public double? CountryDivergence { get; init; }

    /// <summary>The country that stands out.</summary>
    public string? Country { get; init; }

    /// <summary>Followers gained there beyond what its usual share would bring.</summary>
    public double? CountryExcess { get; init; }

    /// <summary>Followers lost in the weeks after beyond what was usual, as a share of the unexplained excess; at most 1.</summary>
    public double? LostRate { get; init; }

    /// <summary>Of a purge: share of the loss that no reported unfollow explains.</summary>
    public double? SilentRate { get; init; }
}
