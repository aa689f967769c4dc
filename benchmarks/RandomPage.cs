using Engagement.Core;

namespace Engagement.Benchmarks;

/// <summary>Two years of a page: numbers without meaning, but with gaps of every kind where real ones have them.</summary>
internal sealed record RandomPage(DayRange Range, DailyPageMetrics[] Days, Post[] Posts)
{
    private const int PostCount = 2000;

    // Before any series break: what is computed across one has no peer in plain SQL.
    private static readonly DayRange TwoYears = DayRange.EndingOn(new(2024, 12, 31), 730);

    public static RandomPage Create(int seed)
    {
        var random = new Random(seed);
        var page = new PageKey(Network.Facebook, "1000");
        MetricValue Count(int most) => random.Next(50) switch
        {
            0 => MetricValue.Missing(MetricStatus.NoPermission),
            1 => MetricValue.Ok(0),
            _ => MetricValue.Ok(random.Next(most)),
        };
        Post[] posts = [.. Enumerable.Range(0, PostCount).Select(i =>
        {
            var day = TwoYears.FirstDay.AddDays(random.Next(TwoYears.DayCount));
            return new Post(page, $"1000_{i}", Network.Facebook.StartOf(day).AddMinutes(random.Next(23 * 60)), (PostType)random.Next(6), null, null, Count(500), Count(50), Count(20));
        })];
        var published = posts.CountBy(post => page.Network.DayOf(post.CreatedAt)).ToDictionary();
        return new(
            TwoYears,
            [.. TwoYears.Days().Where(_ => random.Next(100) > 0).Select(day => new DailyPageMetrics(page, day, PageMetric.All.ToDictionary(
                metric => metric,
                metric => metric == PageMetric.PostsPublished ? MetricValue.Ok(published.GetValueOrDefault(day) + (random.Next(60) == 0 ? 1 : 0)) : Count(100_000))))],
            posts);
    }
}
