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
        var members = advances.Sum(a => _blocks[a.Block].Counts.Members);
        var perDay = (double)members / (frontier - start);
        var limit = Significance / advances.Count;
        foreach (var run in Runs(advances.Where(a => Tail(a) < limit).Select(a => a.Block).Order()))
        {
            var inside = advances.Where(a => a.Block >= run.First && a.Block <= run.Last).ToList();
            var counts = inside.Aggregate(default(MemberCounts), (sum, a) => sum + _blocks[a.Block].Counts);
            yield return new(CohortKind.ArrivalBlock, ((long)run.First * _size) + 1, ((long)run.Last + 1) * _size, "", counts,
                perDay * (inside.Sum(a => a.Days) + 1), inside.Min(Tail), all - counts);
        }

        double Tail((int Block, int Days) advance) => PoissonTail.AtLeast(_blocks[advance.Block].Counts.Members, perDay * (advance.Days + 1));
    }

    private static List<(int First, int Last)> Runs(IEnumerable<int> ascending)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var block in ascending)
            if (runs is [.., var (first, last)] && block == last + 1)
                runs[^1] = (first, block);
            else
                runs.Add((block, block));
        return runs;
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
