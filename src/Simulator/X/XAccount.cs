using Engagement.Core;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.X;

/// <summary>An account whose every day follows from the seed and the calendar.</summary>
internal sealed class XAccount
{
    private readonly Lock _gate = new();
    private readonly int _historyDays;
    private readonly XPostPlan _plan;
    private XSnapshot? _latest;

    public XAccount(int seed, int number, int historyDays)
    {
        var (brand, _) = Characters.OfPage(number);
        var scale = number < 3 ? 1 : Dice.For(seed, "x scale", number).Between(0.5, 1.8);
        _historyDays = historyDays;
        (Number, Brand, Profile, Character) = (number, brand, XProfile.Of(seed, number), XCharacter.OfAccount(number));
        // The page's own rhythm: a brand campaigns everywhere at once.
        var rhythm = new Rhythm(seed, number, brand, scale);
        Followers = new(seed, number, Character, scale, rhythm);
        People = new(seed, number, brand.FrenchShare);
        _plan = new(seed, number, Profile, brand, Character, rhythm, Followers, People);
    }

    public int Number { get; }

    public Character Brand { get; }

    public XProfile Profile { get; }

    public XCharacter Character { get; }

    public XFollowers Followers { get; }

    public XPeople People { get; }

    public DateOnly FirstDayOn(DateTimeOffset now) => LastCompleteDay(now).AddDays(1 - _historyDays);

    /// <summary>The account as of a clock; only the clock's day (UTC) matters.</summary>
    public XSnapshot AsOf(DateTimeOffset now)
    {
        var lastDay = LastCompleteDay(now);
        lock (_gate)
            return _latest is { } kept && kept.LastDay == lastDay ? kept : _latest = Cut(lastDay);
    }

    private static DateOnly LastCompleteDay(DateTimeOffset now) => Network.X.DayOf(now).AddDays(-1);

    private XSnapshot Cut(DateOnly lastDay)
    {
        var firstDay = lastDay.AddDays(1 - _historyDays);
        var begin = firstDay.AddDays(-XPostPlan.LongestThread);
        if (begin <= XCharacter.Epoch)
            throw new InvalidOperationException($"the clock says {lastDay.AddDays(1):o}; generated accounts have no past before "
                + $"{XCharacter.Epoch:o}, set the clock later or ask for fewer days");

        var end = Network.X.StartOf(lastDay.AddDays(1));
        var posts = new DayRange(begin, lastDay.AddDays(1)).Days().SelectMany(_plan.From).Where(p => p.CreatedAt < end)
            .OrderByDescending(p => p.Id).ToList();
        return new(this, firstDay, lastDay, posts);
    }
}
