using System.Diagnostics;
using System.Globalization;
using Engagement.Core;
using Engagement.Core.Kpis;

namespace Engagement.Benchmarks;

/// <summary>KPIs of two years of one page (730 days, 2,000 posts) from scratch, and of one new day; the peer is DuckDB, whose numbers must be the same.</summary>
internal static class KpiBenchmark
{
    private const int Rounds = 21;
    private static readonly TimeSpan ScratchBound = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan NewDayBound = TimeSpan.FromMilliseconds(5);

    public static int Run()
    {
        var page = RandomPage.Create(seed: 1);
        var everything = Stored(page.Range, page.Range.LastDay);
        var newDay = Stored(new(page.Range.LastDay, page.Range.LastDay), page.Range.LastDay);
        using var duck = new DuckDbKpis(page.Days, page.Posts);

        var isSame = Compare("two years from scratch", everything, page.Days, page.Posts, duck, ScratchBound)
            & Compare("one new day", newDay, [.. page.Days.TakeLast(newDay.Max(period => period.DayCount))], [.. page.Posts.Where(post => newDay.Any(period => period.Contains(post.Page.Network.DayOf(post.CreatedAt))))], duck, NewDayBound);
        return isSame ? 0 : 1;
    }

    /// <summary>The periods that the function app stores when these days have changed.</summary>
    private static List<DayRange> Stored(DayRange changed, DateOnly throughDay) =>
        [.. Enum.GetValues<PeriodKind>().Where(kind => kind != PeriodKind.Day).SelectMany(kind => kind.Holding(changed, throughDay)).Distinct().OrderBy(period => period.LastDay)];

    private static bool Compare(string what, List<DayRange> periods, DailyPageMetrics[] days, Post[] posts, DuckDbKpis duck, TimeSpan bound)
    {
        List<PeriodKpi> Ours()
        {
            var history = new PageHistory(days, posts);
            return [.. periods.SelectMany(period => QuantitativeKpis.Compute(period, history))];
        }
        duck.SetPeriods(periods);
        var (ours, theirs) = (Measure(Ours, out var values), Measure(duck.Compute, out var peer));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {periods.Count} periods, {values.Count} values; {ours.TotalMilliseconds:F2} ms (bound {bound.TotalMilliseconds:F0} ms), DuckDB on one thread {theirs.TotalMilliseconds:F2} ms, ratio {ours / theirs:F2}"));
        var differences = values.Zip(peer).Where(pair => !IsSame(pair.First, pair.Second)).ToList();
        foreach (var (kpi, other) in differences.Take(10))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kpi.Definition.Id} {kpi.Period}: {kpi.Value} (n = {kpi.N}), DuckDB {other.Value} (n = {other.N})"));
        Console.WriteLine(differences.Count == 0 && values.Count == peer.Count ? "  every value and n are the same" : $"  {differences.Count} of {values.Count} values DIFFER");
        return differences.Count == 0 && values.Count == peer.Count;
    }

    private static bool IsSame(PeriodKpi ours, (double? Value, long N) theirs) => ours.N == theirs.N
        && ours.Value.HasValue == theirs.Value.HasValue
        && Math.Abs((ours.Value ?? 0) - (theirs.Value ?? 0)) <= 1e-9 * Math.Max(1, Math.Abs(ours.Value ?? 0));

    /// <summary>The median of some rounds after the first ones, which compile and cache.</summary>
    private static TimeSpan Measure<T>(Func<T> work, out T result)
    {
        result = work();
        for (var i = 0; i < Rounds; i++)
            result = work();
        var times = new List<TimeSpan>();
        for (var i = 0; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            result = work();
            times.Add(clock.Elapsed);
        }
        return times.Order().ElementAt(Rounds / 2);
    }
}
