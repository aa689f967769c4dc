using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Replay;

/// <summary>A recorded page: it answers as if asked on the day after its last recorded day, and revises nothing.</summary>
internal sealed class RecordedHistory : PageHistory
{
    private readonly PageSnapshot _snapshot;

    public RecordedHistory(PageProfile profile, IReadOnlyDictionary<DateOnly, PageDay> days, IReadOnlyList<SimulatedPost> posts,
        DayRange range)
        : base(profile) =>
        _snapshot = new(profile, range.FirstDay, range.LastDay, days, days,
            [.. posts.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id, StringComparer.Ordinal)], []);

    protected override DateOnly? LastRecordedDay => _snapshot.LastDay;

    protected override bool HasInsights => _snapshot.Served.Count > 0;

    protected override bool HasPosts => _snapshot.Posts.Count > 0;

    protected override bool HasComments => _snapshot.Posts.Any(post => post.KnownComments.Value.Count > 0);

    protected override DateOnly LastCompleteDay(DateTimeOffset now) => _snapshot.LastDay;

    protected override DateOnly FirstDayOn(DateTimeOffset now) => _snapshot.FirstDay;

    protected override PageSnapshot Cut(DateOnly lastDay) => _snapshot;
}
