namespace Engagement.Simulator.Pages;

/// <summary>A page's past, generated or recorded, from which snapshots are cut.</summary>
internal abstract class PageHistory(PageProfile profile)
{
    private readonly Lock _gate = new();
    private readonly Moderation _moderation = new();
    private PageSnapshot? _latest;

    public PageProfile Profile { get; } = profile;

    /// <summary>The page as of a clock; only the clock's day (Pacific) matters.</summary>
    public PageSnapshot AsOf(DateTimeOffset now)
    {
        var lastDay = LastCompleteDay(now);
        lock (_gate)
            return _latest is { } kept && kept.LastDay == lastDay ? kept : _latest = _moderation.Apply(Cut(lastDay));
    }

    /// <summary>Has a post or comment treated from now on, besides what the history says.</summary>
    /// <exception cref="ArgumentException">It cannot be; the message says why.</exception>
    public void Moderate(string id, string action, DateTimeOffset now)
    {
        var page = AsOf(now);
        lock (_gate)
        {
            _moderation.Add(page, id, action);
            _latest = null;
        }
    }

    /// <summary>The page as its owner would register it.</summary>
    public SimulatedPage Describe(DateTimeOffset now) =>
        new(Profile.Id, Profile.Name, Profile.AccessToken, Profile.TimeZone, Profile.Market, FirstDayOn(now), LastRecordedDay, HasInsights, HasPosts, HasComments);

    protected abstract DateOnly? LastRecordedDay { get; }

    protected virtual bool HasInsights => true;

    protected virtual bool HasPosts => true;

    protected virtual bool HasComments => true;

    protected abstract DateOnly LastCompleteDay(DateTimeOffset now);

    protected abstract DateOnly FirstDayOn(DateTimeOffset now);

    protected abstract PageSnapshot Cut(DateOnly lastDay);
}
