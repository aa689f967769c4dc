namespace Engagement.Simulator.Generation;

/// <summary>The running total of followers and what moved it, day by day since <see cref="Character.Epoch"/>.</summary>
internal sealed class Followers(int seed, int page, Character character, double scale, Rhythm rhythm)
{
    private readonly List<(long New, long Lost, long Total)> _days = [];

    /// <summary>New follows, unfollows and the total at the end of a day.</summary>
    public (long New, long Lost, long Total) On(DateOnly day)
    {
        var index = day.DayNumber - Character.Epoch.DayNumber;
        while (_days.Count <= index)
            _days.Add(Next(Character.Epoch.AddDays(_days.Count)));
        return _days[index];
    }

    /// <summary>How many of a day's new follows came from ads.</summary>
    public long NewFromAds(DateOnly day)
    {
        var strength = rhythm.Campaign(day);
        return (long)(On(day).New * strength / (1 + strength));
    }

    private (long New, long Lost, long Total) Next(DateOnly day)
    {
        var dice = Dice.For(seed, "followers", page, day.DayNumber);
        var gained = dice.Count(scale * character.NewFollows * rhythm.Mood(day) * (1 + rhythm.Campaign(day)) * rhythm.ViralPull(day));
        // People who followed because of a viral post or an ad leave sooner: a slower echo of what brought them.
        var echo = 1 + 0.3 * rhythm.Campaign(day.AddDays(-7)) + 0.15 * (rhythm.ViralPull(day.AddDays(-5)) - 1);
        var before = _days.Count == 0 ? (long)Math.Round(scale * character.FollowersAtEpoch) : _days[^1].Total;
        var lost = Math.Min(before, dice.Count(scale * character.Unfollows * echo));
        return (gained, lost, before + gained - lost);
    }
}
