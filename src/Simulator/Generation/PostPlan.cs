using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Generation;

/// <summary>Which posts a page publishes on a day, and how each fares.</summary>
internal sealed class PostPlan(int seed, int page, Character character, Rhythm rhythm)
{
    private static readonly double[] ReactionWeights = [0.72, 0.19, 0.03, 0.04, 0.015, 0.005];
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(character.TimeZone);

    /// <summary>The posts of one of the page's own (local) days, oldest first.</summary>
    public IEnumerable<PlannedPost> On(DateOnly localDay)
    {
        var dice = Dice.For(seed, "posts", page, localDay.DayNumber);
        var isViralDay = rhythm.IsViral(localDay);
        var count = (int)(character.Posts * character.PostingByWeekday[(int)localDay.DayOfWeek] + dice.Unit());
        if (isViralDay && count == 0)
            count = 1;
        return Enumerable.Range(0, count)
            .Select(index => Plan(localDay, index, isViralDay && index == 0))
            .OrderBy(p => p.CreatedAt)
            .ToList();
    }

    private PlannedPost Plan(DateOnly localDay, int index, bool isViral)
    {
        var dice = Dice.For(seed, "post", page, localDay.DayNumber, index);
        var createdAt = PublishedAt(localDay, dice, isViral);
        var kind = PostKind.All[dice.Weighted(character.KindWeights)];
        var isFrench = dice.Unit() < character.FrenchShare;
        var message = character.Texts.Message(isFrench, dice);

        var reach = rhythm.Audience(localDay) * character.PostReach * rhythm.Mood(localDay) * dice.Factor(0.45) * (kind.IsVideo ? 1.35 : 1);
        var viewers = Math.Max(20, (long)(isViral ? Math.Max(reach, rhythm.Audience(localDay) * character.PostReach) * 18 : reach));
        var views = viewers + (long)(viewers * dice.Between(0.12, 0.45));
        var rate = character.PostEngagement * dice.Factor(0.35) * (isViral ? 1.2 : 1) * (kind == PostKind.Link ? 0.6 : 1);
        var reactions = dice.Count(viewers * rate * 0.8);
        var comments = dice.Count(viewers * rate * (isViral ? 0.08 : 0.12));
        var shares = dice.Count(viewers * rate * (isViral ? 0.2 : 0.07));
        var clicks = dice.Count(viewers * character.PostClicks * (kind == PostKind.Link ? 2.5 : 1) * dice.Factor(0.2));
        var videoViews = kind.IsVideo ? (long)(views * dice.Between(0.3, 0.55)) : 0;
        var id = string.Create(CultureInfo.InvariantCulture, $"2{page:0000}{localDay.DayNumber:0000000}{index:00}");
        return new(id, Network.Facebook.DayOf(createdAt), createdAt, kind, message, isFrench, isViral, views, viewers,
            SplitByType(reactions, dice), comments, shares, clicks, videoViews);
    }

    /// <summary>Viral posts come at noon: that is the same day in Europe and on the Pacific coast, so that no 90 days miss one.</summary>
    private DateTimeOffset PublishedAt(DateOnly localDay, Dice dice, bool isViral)
    {
        var hour = isViral ? 12 : character.Hours[dice.Weighted(character.HourWeights)];
        var local = localDay.ToDateTime(new TimeOnly(hour, dice.Below(60), dice.Below(60)));
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static Dictionary<string, long> SplitByType(long reactions, Dice dice)
    {
        var weights = ReactionWeights.Select(w => w * dice.Factor(0.4)).ToArray();
        var byType = ReactionType.All.Zip(weights, (type, weight) => (type, Count: (long)(reactions * weight / weights.Sum())))
            .ToDictionary(t => t.type, t => t.Count);
        byType[ReactionType.Like] += reactions - byType.Values.Sum();
        return byType;
    }
}
