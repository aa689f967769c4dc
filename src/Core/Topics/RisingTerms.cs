namespace Engagement.Core.Topics;

/// <summary>A term that is used more this week than is usual on the page.</summary>
/// <param name="Count">The term and its use this week.</param>
/// <param name="Before">Comments that held it in the weeks before.</param>
/// <param name="LogOdds">How much the log-odds of its use have grown.</param>
/// <param name="Z">That growth in standard errors.</param>
public sealed record RisingTerm(TermCount Count, long Before, double LogOdds, double Z);

/// <summary>What rises: weighted log-odds with an informative prior, a week against the page's own past.</summary>
/// <remarks>
/// With y comments that hold the term of n in all, in the week (1) and before (0), and prior counts a of a0 in all, taken from both together:
/// d = ln((y1 + a) / (n1 + a0 - y1 - a)) - ln((y0 + a) / (n0 + a0 - y0 - a)), variance 1/(y1 + a) + 1/(y0 + a), z = d / sqrt(variance). The prior pulls
/// rare terms to "as usual". Source: B. L. Monroe, M. P. Colaresi, K. M. Quinn, Fightin' Words, Political Analysis 16 (2008) 372-403, equations 15 to 22.
/// </remarks>
public static class RisingTerms
{
    /// <summary>How many weeks before a week are its past.</summary>
    public const int PastWeeks = 12;

    /// <summary>The fewest people who must have used a term this week.</summary>
    public const int MinimumAuthors = 3;

    /// <summary>The lowest z of a rising term: 5 % of terms that did not change would reach it on either side.</summary>
    public const double MinimumZ = 1.96;

    /// <summary>As many uses as the prior weighs.</summary>
    private const double PriorSize = 500;

    /// <summary>The rising terms, the surest first; a word that only occurs in a pair that rises is left to the pair.</summary>
    /// <param name="week">The week.</param>
    /// <param name="past">Weeks before it; without any, nothing can be said to rise.</param>
    public static IReadOnlyList<RisingTerm> Of(WeekTerms week, IReadOnlyCollection<WeekTerms> past)
    {
        ArgumentNullException.ThrowIfNull(week);
        ArgumentNullException.ThrowIfNull(past);
        var (before, pastTotal) = (new Dictionary<string, long>(StringComparer.Ordinal), past.Sum(w => w.Total));
        foreach (var count in past.SelectMany(w => w.Terms))
            before[count.Term] = before.GetValueOrDefault(count.Term) + count.Comments;
        if (pastTotal == 0)
            return [];
        var rising = week.Terms.Where(count => count.Authors >= MinimumAuthors)
            .Select(count => Compare(count, week.Total, before.GetValueOrDefault(count.Term), pastTotal))
            .Where(term => term.Z >= MinimumZ)
            .OrderByDescending(term => term.Z).ThenBy(term => term.Count.Term, StringComparer.Ordinal).ToList();
        var pairs = rising.Where(term => term.Count.Term.Contains(' ', StringComparison.Ordinal)).ToList();
        return [.. rising.Where(term => !pairs.Exists(pair => IsOnlyPartOf(term, pair)))];
    }

    private static RisingTerm Compare(TermCount count, long weekTotal, long before, long pastTotal)
    {
        var (y1, n1, y0, n0) = ((double)count.Comments, (double)weekTotal, (double)before, (double)pastTotal);
        var size = Math.Min(PriorSize, n1 + n0);
        var prior = size * (y1 + y0) / (n1 + n0);
        var growth = Math.Log((y1 + prior) / (n1 + size - y1 - prior)) - Math.Log((y0 + prior) / (n0 + size - y0 - prior));
        return new(count, before, growth, growth / Math.Sqrt((1 / (y1 + prior)) + (1 / (y0 + prior))));
    }

    private static bool IsOnlyPartOf(RisingTerm word, RisingTerm pair) =>
        word != pair && word.Count.Comments == pair.Count.Comments && pair.Count.Term.Split(' ').Contains(word.Count.Term, StringComparer.Ordinal);
}
