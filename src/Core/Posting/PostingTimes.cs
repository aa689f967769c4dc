namespace Engagement.Core.Posting;

/// <summary>When a page's posts do well: a grid of weekdays and hours in the page's own zone.</summary>
/// <param name="Slots">All 168 hours of the week, from Monday 0:00 on.</param>
/// <param name="Posts">Posts that the grid was computed from.</param>
/// <param name="Recommended">The hour to publish at; null unless its interval lies above the interval of every other hour that has one.</param>
public sealed record PostingTimes(IReadOnlyList<PostingSlot> Slots, int Posts, PostingSlot? Recommended)
{
    /// <summary>An hour with fewer posts has no index.</summary>
    public const int FewestPosts = 3;

    private const int HoursPerDay = 24;

    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Computes the grid. The order of posts does not matter; posts with unknown engagements are left out.</summary>
    /// <remarks>Only hours at which the page published can be judged: what it never tried has no index, however good it might be.</remarks>
    /// <param name="posts">Posts of one page.</param>
    /// <param name="zone">Where the page's people live.</param>
    public static PostingTimes Of(IEnumerable<Post> posts, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(posts);
        ArgumentNullException.ThrowIfNull(zone);
        var scored = ScoredPost.Of(posts).Select(post => (Slot: SlotOf(post.Post, zone), post.Score)).ToList();
        var means = ShrunkMean.Of(scored);
        var counts = scored.CountBy(post => post.Slot).ToDictionary();
        PostingSlot[] slots = [.. Weekdays.SelectMany(weekday => Enumerable.Range(0, HoursPerDay).Select(hour => Slot((weekday, hour), means, counts)))];
        return new(slots, scored.Count, Clearest(slots));
    }

    private static (DayOfWeek, int) SlotOf(Post post, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(post.CreatedAt, zone);
        return (local.DayOfWeek, local.Hour);
    }

    private static PostingSlot Slot(
        (DayOfWeek Weekday, int Hour) slot, IReadOnlyDictionary<(DayOfWeek, int), ShrunkMean> means, Dictionary<(DayOfWeek, int), int> counts) =>
        means.TryGetValue(slot, out var mean) && mean.N >= FewestPosts
            ? new(slot.Weekday, slot.Hour, mean.N, mean.Index, mean.Interval)
            : new(slot.Weekday, slot.Hour, counts.GetValueOrDefault(slot), null, null);

    private static PostingSlot? Clearest(IReadOnlyList<PostingSlot> slots)
    {
        var judged = slots.Where(slot => slot.Interval is not null).OrderByDescending(slot => slot.Index).ToList();
        return judged.Count > 1 && judged.Skip(1).All(other => judged[0].Interval!.Low > other.Interval!.High) ? judged[0] : null;
    }
}
