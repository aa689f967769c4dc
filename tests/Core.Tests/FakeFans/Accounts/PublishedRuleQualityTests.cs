using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Core.Tests.FakeFans.Accounts;

/// <summary>
/// Single rules on the shared part of the data of Cresci et al. 2015 stand as in the paper's table 7 (MCC): the sets are parts of the paper's, so
/// the values are near its, not equal.
/// </summary>
public class PublishedRuleQualityTests
{
    [Theory]
    [InlineData("followers>=30", 0.768)]
    [InlineData("tweets>=50", 0.735)]
    [InlineData("listed", 0.566)]
    [InlineData("2*followers>=friends", 0.531)]
    [InlineData("url", 0.417)]
    public void Mcc_OfSingleRules_IsNearThePublished(string rule, double published)
    {
        var sample = SharedFollowers.Read("x-2015.csv").Select(a => (!IsHuman(rule, a.Profile), a.IsFake));

        SharedFollowers.Mcc(sample).ShouldBe(published, 0.2);
    }

    private static bool IsHuman(string rule, AccountProfile p) => rule switch
    {
        "followers>=30" => p.Followers >= 30,
        "tweets>=50" => p.Posts >= 50,
        "listed" => p.Listed > 0,
        "2*followers>=friends" => 2 * p.Followers >= p.Following,
        _ => p.HasUrl is true,
    };
}
