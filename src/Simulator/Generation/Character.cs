namespace Engagement.Simulator.Generation;

/// <summary>What makes a kind of page itself; the numbers are per day unless they say otherwise.</summary>
/// <param name="Names">Names for pages of this kind, the first for the first such page.</param>
/// <param name="FrenchShare">Share of posts and comments in French, the rest in English.</param>
/// <param name="FollowersAtEpoch">Followers on <see cref="Epoch"/>.</param>
/// <param name="NewFollows">Mean of new follows on an ordinary day.</param>
/// <param name="Unfollows">Mean of unfollows on an ordinary day.</param>
/// <param name="Posts">Mean number of posts.</param>
/// <param name="PostingByWeekday">How much it posts from Sunday to Saturday, around 1.</param>
/// <param name="AudienceByWeekday">How present its audience is from Sunday to Saturday, around 1.</param>
/// <param name="Season">How busy it is from January to December, around 1.</param>
/// <param name="Hours">Local hours at which it posts.</param>
/// <param name="HourWeights">How likely each of <paramref name="Hours"/> is.</param>
/// <param name="KindWeights">How likely each of <see cref="Pages.PostKind.All"/> is.</param>
/// <param name="PostReach">People who see an ordinary post, as a share of the followers.</param>
/// <param name="PostEngagement">Reactions, comments and shares per person who saw the post.</param>
/// <param name="PostClicks">Clicks per person who saw the post.</param>
/// <param name="OldContentViews">Views of older content, as a share of the followers.</param>
/// <param name="CampaignViews">Views bought on a day of a campaign, as a share of the followers.</param>
internal sealed record Character(
    string Category,
    string Market,
    string TimeZone,
    string[] Names,
    double FrenchShare,
    double FollowersAtEpoch,
    double NewFollows,
    double Unfollows,
    double Posts,
    double[] PostingByWeekday,
    double[] AudienceByWeekday,
    double[] Season,
    int[] Hours,
    double[] HourWeights,
    double[] KindWeights,
    double PostReach,
    double PostEngagement,
    double PostClicks,
    double OldContentViews,
    double CampaignViews,
    PageTexts Texts)
{
    /// <summary>Running totals start here, so that they do not depend on the day of asking.</summary>
    public static readonly DateOnly Epoch = new(2010, 1, 1);
}
