namespace Engagement.Simulator.X;

/// <summary>How one of the brands behind the pages behaves on X; the numbers are per day unless they say otherwise.</summary>
/// <param name="FollowersAtEpoch">Followers on <see cref="Epoch"/>.</param>
/// <param name="NewFollows">Mean of new follows on an ordinary day.</param>
/// <param name="BoughtShare">Share of the new follows that are bought-looking even without a purchase: such accounts follow anyone.</param>
/// <param name="Purchase">Followers bought in each of its purchases, as a share of the followers; 0 buys none.</param>
/// <param name="Originals">Mean number of own posts that answer nothing.</param>
/// <param name="Reposts">Mean number of reposts.</param>
/// <param name="Mentions">Mean number of posts by others that name the account and answer nothing.</param>
/// <param name="Replies">Mean number of replies to one of its posts, over the post's life.</param>
/// <param name="AnswerShare">Share of mentions and replies that the account answers.</param>
internal sealed record XCharacter(
    int FollowersAtEpoch, double NewFollows, double BoughtShare, double Purchase, double Originals, double Reposts, double Mentions,
    double Replies, double AnswerShare)
{
    /// <summary>Running totals start here, so that they do not depend on the day of asking.</summary>
    public static readonly DateOnly Epoch = new(2016, 1, 1);

    private static readonly XCharacter[] InTurn =
    [
        new(FollowersAtEpoch: 6_000, NewFollows: 4.5, BoughtShare: 0.03, Purchase: 0, Originals: 2.2, Reposts: 0.4, Mentions: 7.5,
            Replies: 2.6, AnswerShare: 0.6),
        new(FollowersAtEpoch: 2_200, NewFollows: 1.4, BoughtShare: 0.02, Purchase: 0.05, Originals: 1.5, Reposts: 0.8, Mentions: 1.6,
            Replies: 0.9, AnswerShare: 0.35),
        new(FollowersAtEpoch: 160, NewFollows: 0.3, BoughtShare: 0.04, Purchase: 0, Originals: 0.7, Reposts: 0.3, Mentions: 0.4,
            Replies: 0.4, AnswerShare: 0.5),
    ];

    /// <summary>In the same turn as the pages' characters: shop, museum, bakery.</summary>
    public static XCharacter OfAccount(int number) => InTurn[number % InTurn.Length];
}
