namespace Engagement.Simulator.Pages;

/// <summary>A page's past, generated or recorded, from which snapshots are cut.</summary>
internal abstract class PageHistory(PageProfile profile)
{
    private readonly Lock _gate = new();
    private PageSnapshot? _latest;

    public PageProfile Profile { get; } = profile;

    /// <summary>The page as of a clock; only the clock's day (Pacific) matters.</summary>
    public PageSnapshot AsOf(DateTimeOffset now)
    {
        var lastDay = LastCompleteDay(now);
        lock (_gate)
            return _latest is { } kept && kept.LastDay == lastDay ? kept : _latest = Cut(lastDay);
    }

    /// <summary>The page as its owner would register it.</summary>
    public SimulatedPage Describe(DateTimeOffset now) =>
        new(Profile.Id, Profile.Name, Profile.AccessToken, Profile.TimeZone, Profile.Market, FirstDayOn(now), LastRecordedDay, HasInsights, HasPosts);

    protected abstract DateOnly? LastRecordedDay { get; }

    protected virtual bool HasInsights => true;

    protected virtual bool HasPosts => true;

    protected abstract DateOnly LastCompleteDay(DateTimeOffset now);

    protected abstract DateOnly FirstDayOn(DateTimeOffset now);

    protected abstract PageSnapshot Cut(DateOnly lastDay);
}
