namespace Engagement.Core.FakeFans.Accounts.Cohorts;

/// <summary>Finds accounts that were made on the same days: what is sold together was often made together.</summary>
internal sealed class CreationDays
{
    // Source: the burst test on stars of repositories, He et al. 2024, arXiv 2412.13459, and lockstep detection by CopyCatch, WWW 2013: one day
    // against its neighbourhood, corrected for the number of days looked at.
    private const int Neighbourhood = 30;
    private const double TrimmedPerSide = 0.05;
    private const double Significance = 1e-4;
    private const int LeastMembers = 5;
    private const int LeastNeighbours = 30;

    /// <summary>Days after which a difference in age no longer explains that an account has posted little.</summary>
    private const int YoungDays = 60;

    /// <summary>Days around a cohort of older accounts in which others are of about its age.</summary>
    private const int SameAgeDays = 365;

    private readonly Dictionary<int, MemberCounts> _days = [];

    public void Add(AccountProfile profile)
    {
        if (profile.CreatedDay?.DayNumber is { } day)
            _days[day] = _days.GetValueOrDefault(day) + MemberCounts.Of(profile);
    }

    /// <param name="all">Every account of the list, whether or not its day is known.</param>
    public IEnumerable<Cohort> Find(MemberCounts all)
    {
        if (_days.Count == 0)
            yield break;
        var (first, last) = (_days.Keys.Min(), _days.Keys.Max());
        var limit = Significance / (last - first + 1);
        var bursts = new SortedDictionary<int, (double Expected, double PValue)>();
        foreach (var (day, counts) in _days.Where(d => d.Value.Members >= LeastMembers))
        {
            var expected = Expected(day, first, last);
            if (PoissonTail.AtLeast(counts.Members, expected) is var p && p < limit)
                bursts[day] = (expected, p);
        }
        var inBursts = bursts.Keys.Aggregate(default(MemberCounts), (sum, day) => sum + _days[day]);
        foreach (var run in Runs(bursts.Keys))
        {
            var counts = Sum(run.First, run.Last, _ => true);
            var burst = bursts.Where(b => b.Key >= run.First && b.Key <= run.Last).Select(b => b.Value).ToList();
            // Beside accounts of about the same age: those who joined last week have all posted little. Of older cohorts a wide neighbourhood is
            // of the same age, and what a vendor made on the days around does not fill it.
            var reach = last - run.Last <= YoungDays ? Neighbourhood : SameAgeDays;
            var near = Sum(run.First - reach, run.Last + reach, day => !bursts.ContainsKey(day) && (day < run.First || day > run.Last));
            var others = near.PostsKnown >= LeastNeighbours ? near : all - inBursts;
            yield return new(CohortKind.CreationDays, run.First, run.Last, "", counts, burst.Average(b => b.Expected) * (run.Last - run.First + 1), burst.Min(b => b.PValue), others);
        }
    }

    /// <summary>The 90 % trimmed mean of the days around; at least one account in all of them.</summary>
    private double Expected(int day, int first, int last)
    {
        var around = Enumerable.Range(day - Neighbourhood, (2 * Neighbourhood) + 1).Where(d => d != day && d >= first && d <= last)
            .Select(d => _days.GetValueOrDefault(d).Members).Order().ToList();
        var cut = (int)(around.Count * TrimmedPerSide);
        var kept = around.Skip(cut).Take(around.Count - (2 * cut)).ToList();
        return Math.Max(kept.Count == 0 ? 0 : kept.Average(), 1.0 / ((2 * Neighbourhood) + 1));
    }

    private MemberCounts Sum(int first, int last, Func<int, bool> among)
    {
        var sum = default(MemberCounts);
        foreach (var (day, counts) in _days)
            if (day >= first && day <= last && among(day))
                sum += counts;
        return sum;
    }

    /// <summary>Days with at most one day between them are one delivery.</summary>
    private static List<(int First, int Last)> Runs(IEnumerable<int> ascending)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var day in ascending)
            if (runs is [.., var (first, last)] && day - last <= 2)
                runs[^1] = (first, day);
            else
                runs.Add((day, day));
        return runs;
    }
}
