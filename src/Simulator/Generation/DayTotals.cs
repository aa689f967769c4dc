using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Generation;

/// <summary>What a page's day adds up to: what its posts got on that day, older content, ads, visits and followers.</summary>
internal sealed class DayTotals(int seed, int page, Character character, Rhythm rhythm, Followers followers)
{
    /// <param name="recentPosts">The posts that may still get something on the day.</param>
    public Dictionary<string, long> On(DateOnly day, IEnumerable<PlannedPost> recentPosts)
    {
        var dice = Dice.For(seed, "day", page, day.DayNumber);
        var posts = recentPosts.Select(p => (Post: p, Age: day.DayNumber - p.Day.DayNumber))
            .Where(p => p.Age >= 0 && p.Age < Spreading.Days)
            .ToList();
        long Sum(Func<PlannedPost, long> lifetime) => posts.Sum(p => Spreading.On(lifetime(p.Post), p.Age));

        var audience = rhythm.Audience(day);
        var oldViews = (long)(audience * character.OldContentViews * rhythm.Mood(day) * dice.Factor(0.12));
        var adViews = (long)(audience * character.CampaignViews * rhythm.Campaign(day) * dice.Factor(0.1));
        var views = Sum(p => p.Views) + oldViews + adViews;
        // The same people see an ad again and again: the more ads, the fewer viewers per view.
        var viewers = Math.Min(views, (long)(views * dice.Between(0.66, 0.76) * (1 - 0.25 * adViews / Math.Max(1, views))));

        var values = new Dictionary<string, long>
        {
            [Measure.Views] = views,
            [Measure.ViewsFromAds] = adViews,
            [Measure.Viewers] = viewers,
            [Measure.PageVisits] = dice.Count(audience * 0.004 * rhythm.Mood(day) * Math.Sqrt(rhythm.ViralPull(day))),
        };
        values[Measure.Actions] = dice.Count(values[Measure.PageVisits] * 0.06);
        AddEngagements(values, Sum, dice.Count(oldViews * 0.008) + dice.Count(adViews * 0.003));
        AddVideo(values, Sum(p => p.VideoViews) + oldViews / 20, adViews / 8);
        AddFollowers(values, day);
        return values;
    }

    private static void AddEngagements(Dictionary<string, long> values, Func<Func<PlannedPost, long>, long> sum, long elsewhere)
    {
        foreach (var type in ReactionType.All)
            values[Measure.Reactions(type)] = sum(p => p.Reactions[type]);
        values[Measure.Engagements] = ReactionType.All.Sum(type => values[Measure.Reactions(type)])
            + sum(p => p.Comments) + sum(p => p.Shares) + sum(p => p.Clicks) + elsewhere;
    }

    private static void AddVideo(Dictionary<string, long> values, long organic, long paid)
    {
        values[Measure.VideoViews] = organic + paid;
        values[Measure.VideoViewsPaid] = paid;
        values[Measure.VideoViewsAutoplayed] = (organic + paid) * 17 / 20;
        values[Measure.VideoViews30Seconds] = (organic + paid) / 5;
        values[Measure.VideoRepeats] = (organic + paid) / 18;
        values[Measure.VideoViewTime] = (organic + paid) * 11_400;
    }

    private void AddFollowers(Dictionary<string, long> values, DateOnly day)
    {
        var (gained, lost, total) = followers.On(day);
        values[Measure.NewFollows] = gained;
        values[Measure.NewFollowsPaid] = followers.NewFromAds(day);
        values[Measure.Unfollows] = lost;
        values[Measure.Followers] = total;
    }
}
