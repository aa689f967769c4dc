using Engagement.Core.Kpis;

namespace Engagement.Core.Posting;

/// <summary>One hour of the week, and how posts published then did.</summary>
/// <param name="Weekday">Day of the week in the page's own zone.</param>
/// <param name="Hour">Hour of the day there, 0 to 23.</param>
/// <param name="N">Posts published then whose engagements are known.</param>
/// <param name="Index">Engagements against what the page usually gets, 1 is as usual; null with fewer than <see cref="PostingTimes.FewestPosts"/> posts: not enough data.</param>
/// <param name="Interval">How sure the index is; null where there is no index.</param>
public sealed record PostingSlot(DayOfWeek Weekday, int Hour, int N, double? Index, Interval? Interval);
