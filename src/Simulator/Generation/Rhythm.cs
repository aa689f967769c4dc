namespace Engagement.Simulator.Generation;

/// <summary>How a page's audience rises and falls: weekday, season, growth, campaigns and viral posts, all from the calendar.</summary>
internal sealed class Rhythm(int seed, int page, Character character, double scale)
{
    /// <summary>Each stretch of this many days holds one campaign, so that any 90 days hold a whole one.</summary>
    private const int CampaignStretch = 45;

    /// <summary>Days between viral posts: any 90 days hold exactly one.</summary>
    private const int ViralInterval = 90;

    private readonly int _viralPhase = Dice.For(seed, "viral phase", page).Below(ViralInterval);

    /// <summary>Weekday and season together, around 1.</summary>
    public double Mood(DateOnly day) => character.AudienceByWeekday[(int)day.DayOfWeek] * Season(day);

    /// <summary>Followers as the long-run mean has them; close to the running total, without its noise.</summary>
    public double Audience(DateOnly day) =>
        scale * (character.FollowersAtEpoch + (character.NewFollows - character.Unfollows) * (day.DayNumber - Character.Epoch.DayNumber));

    public bool IsViral(DateOnly day) => (day.DayNumber + _viralPhase) % ViralInterval == 0;

    /// <summary>How much more people come because of a viral post up to two days ago; 1 on other days.</summary>
    public double ViralPull(DateOnly day) => IsViral(day) ? 7 : IsViral(day.AddDays(-1)) ? 4 : IsViral(day.AddDays(-2)) ? 2 : 1;

    /// <summary>The campaign in whose stretch a day lies, whether or not it runs on that day.</summary>
    public (DateOnly FirstDay, DateOnly LastDay, double Strength) CampaignNear(DateOnly day)
    {
        var stretch = day.DayNumber / CampaignStretch;
        var dice = Dice.For(seed, "campaign", page, stretch);
        var first = DateOnly.FromDayNumber(stretch * CampaignStretch + 3 + dice.Below(28));
        return (first, first.AddDays(5 + dice.Below(6)), dice.Between(0.7, 1.5));
    }

    /// <summary>How strong a campaign runs on a day, 0 when none does.</summary>
    public double Campaign(DateOnly day)
    {
        var (first, last, strength) = CampaignNear(day);
        return day >= first && day <= last ? strength : 0;
    }

    private double Season(DateOnly day)
    {
        // Between the middles of two months, so that no month begins with a cliff.
        var position = day.Month - 1 + (day.Day - 15) / 30.5;
        var month = (int)Math.Floor(position);
        var share = position - month;
        return character.Season[(month + 12) % 12] * (1 - share) + character.Season[(month + 13) % 12] * share;
    }
}
