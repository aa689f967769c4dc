using Engagement.Core.Content;

namespace Engagement.Core.Tests.Content;

public class RankedPostsTests
{
    [Fact]
    public void Of_Posts_NamesBothEndsWithAnIndexAgainstTheMedian()
    {
        var ranked = RankedPosts.Of([Post("a", 10), Post("b", 40), Post("c", 20), Post("d", 100), Post("e", 0)], 2);

        (ranked.N, ranked.Median).ShouldBe((5, 20));
        ranked.Top.Select(post => (post.Post.Id, post.Engagements, post.Index)).ShouldBe([("d", 100, 5), ("b", 40, 2)]);
        ranked.Bottom.Select(post => (post.Post.Id, post.Engagements, post.Index)).ShouldBe([("e", 0, 0), ("a", 10, 0.5)]);
    }

    [Fact]
    public void Of_FewPosts_NamesNoneTwice()
    {
        var ranked = RankedPosts.Of([Post("a", 10), Post("b", 40), Post("c", 20)], 2);

        ranked.Top.Select(post => post.Post.Id).ShouldBe(["b", "c"]);
        ranked.Bottom.Select(post => post.Post.Id).ShouldBe(["a"]);
    }

    [Fact]
    public void Of_EqualPosts_TakesTheEarlierAsTheBetter()
    {
        var ranked = RankedPosts.Of([Some.Post("b", 1, 5), Some.Post("c", 0, 5), Some.Post("a", 1, 5)], 1);

        (ranked.Top.Single().Post.Id, ranked.Bottom.Single().Post.Id).ShouldBe(("c", "b"));
    }

    [Fact]
    public void Of_AMedianOfZero_HasNoIndex()
    {
        var ranked = RankedPosts.Of([Post("a", 0), Post("b", 0), Post("c", 9)], 1);

        (ranked.Median, ranked.Top.Single().Index).ShouldBe((0, null));
    }

    [Fact]
    public void Of_UnknownEngagementsOrNone_AreLeftOut()
    {
        RankedPosts.Of([Post("a", 5) with { Comments = MetricValue.Missing(MetricStatus.NoPermission) }], 3).N.ShouldBe(0);
        RankedPosts.Of([], 3).Median.ShouldBeNull();
        RankedPosts.Of([Post("a", long.MaxValue), Post("b", long.MaxValue)], 1).Median.ShouldBe(long.MaxValue);
    }

    private static Post Post(string id, long reactions) => Some.Post(id, 0, reactions);
}
