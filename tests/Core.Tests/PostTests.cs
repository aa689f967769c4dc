namespace Engagement.Core.Tests;

public class PostTests
{
    [Fact]
    public void Engagements_AllCounted_IsTheirSum() => Some.Post("1", 0, reactions: 10, comments: 3, shares: 2).Engagements.ShouldBe(15);

    [Fact]
    public void Engagements_OneMissing_IsNull()
    {
        var refused = MetricValue.Missing(MetricStatus.NoPermission);
        var post = Some.Post("1", 0, reactions: 10, comments: 3, shares: 2);

        (post with { Reactions = refused }).Engagements.ShouldBeNull();
        (post with { Comments = refused }).Engagements.ShouldBeNull();
        (post with { Shares = refused }).Engagements.ShouldBeNull();
    }

    [Fact]
    public void Engagements_BeyondLong_ThrowsInsteadOfTurningNegative() =>
        Should.Throw<OverflowException>(() => Some.Post("1", 0, reactions: long.MaxValue, comments: 1).Engagements);
}
