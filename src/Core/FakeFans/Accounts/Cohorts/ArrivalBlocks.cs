namespace Engagement.Core.FakeFans.Accounts.Cohorts;

/// <summary>Finds followers who came in one block, where the list is in the order in which they came.</summary>
/// <remarks>
/// Networks do not say when somebody followed, but nobody follows before the account is made: going from the oldest follower to the latest, the
/// latest creation so far is a frontier that the days cannot have been before. Where many ranks pass while it stands still, many came at once.
/// Blocks double in size as the list grows, so that there are never more than <see cref="MostBlocks"/>.
/// </remarks>
internal sealed class ArrivalBlocks
{
    private const int MostBlocks = 128;
    private const int FewestBlocks = 4;
    private const double Significance = 1e-4;

    private readonly Dictionary<int, (MemberCounts Counts, int LatestCreation)> _blocks = [];
    private int _size = 8;

    public void Add(AccountProfile profile)
    {
        if (profile.Rank is not (> 0 and var rank))
            return;
        while ((rank - 1) / _size >= MostBlocks)
            Double();
        Put((rank - 1) / _size, (MemberCounts.Of(profile), profile.CreatedDay?.DayNumber ?? 0));
    }

    public IEnumerable<Cohort> Find()
    {
        // The highest ranks are the oldest followers; the block with which the list begins has no frontier before it.
        var oldestFirst = _blocks.Keys.OrderDescending().ToList();
        if (oldestFirst.Count < FewestBlocks)
            yield break;
        var all = _blocks.Values.Aggregate(default(MemberCounts), (sum, block) => sum + block.Counts);
        var frontier = _blocks[oldestFirst[0]].LatestCreation;
        var start = frontier;
        var advances = new List<(int Block, int Days)>();
        foreach (var block in oldestFirst.Skip(1))
        {
            var next = Math.Max(frontier, _blocks[block].LatestCreation);
            advances.Add((block, next - frontier));
            frontier = next;
        }
        if (start == 0 || frontier == start)
            yield break;
        var perDay = (double)advances.Sum(a => _blocks[a.Block].Counts.Members) / (frontier - start);
        foreach (var (from, to) in Windows(advances, perDay))
        {
            var inside = advances[from..to];
            var counts = inside.Aggregate(default(MemberCounts), (sum, a) => sum + _blocks[a.Block].Counts);
            var expected = perDay * (inside.Sum(a => a.Days) + 1);
            yield return new(CohortKind.ArrivalBlock, ((long)inside[^1].Block * _size) + 1, ((long)inside[0].Block + 1) * _size, "", counts, expected, PoissonTail.AtLeast(counts.Members, expected), all - counts);
        }
    }

    /// <summary>Stretches of blocks that came in too few days, the most striking first, none overlapping another.</summary>
    /// <remarks>Source of the measure: M. Kulldorff, "A spatial scan statistic", Commun. Statist. 26 (1997) 1481-1496, in one dimension.</remarks>
    private List<(int From, int To)> Windows(List<(int Block, int Days)> advances, double perDay)
    {
        var longest = advances.Count / 2;
        var limit = Significance / (advances.Count * (double)longest);
        var striking = new List<(int From, int To, double Ratio)>();
        for (var from = 0; from < advances.Count; from++)
        {
            var (members, days) = (0L, 0);
            for (var to = from + 1; to <= advances.Count && to - from <= longest; to++)
            {
                members += _blocks[advances[to - 1].Block].Counts.Members;
                days += advances[to - 1].Days;
                var expected = perDay * (days + 1);
                if (members > expected && PoissonTail.AtLeast(members, expected) < limit)
                    striking.Add((from, to, (members * Math.Log(members / expected)) - (members - expected)));
            }
        }
        var chosen = new List<(int From, int To)>();
        foreach (var (from, to, _) in striking.OrderByDescending(w => w.Ratio).ThenBy(w => w.From).ThenBy(w => w.To))
            if (chosen.TrueForAll(other => to <= other.From || from >= other.To))
                chosen.Add((from, to));
        return chosen;
    }

    private void Double()
    {
        var halves = _blocks.ToList();
        _blocks.Clear();
        _size *= 2;
        foreach (var (block, content) in halves)
            Put(block / 2, content);
    }

    private void Put(int block, (MemberCounts Counts, int LatestCreation) content)
    {
        var (counts, latest) = _blocks.GetValueOrDefault(block);
        _blocks[block] = (counts + content.Counts, Math.Max(latest, content.LatestCreation));
    }
}
