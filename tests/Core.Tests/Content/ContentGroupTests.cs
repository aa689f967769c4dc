using Engagement.Core.Content;
using Engagement.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Content;

public class ContentGroupTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void Of_NoPosts_HasEveryGroupWithNothingInIt()
    {
        var groups = ContentGroup.Of([], Paris);

        groups.Count.ShouldBe(6 + 4 + 5 + 7);
        groups.ShouldAllBe(group => group.N == 0 && group.MedianEngagements == null && group.Index == null && group.Interval == null);
    }

    [Theory]
    [InlineData(null, "none", 0)]
    [InlineData("", "none", 0)]
    [InlineData("Bonjour à toutes et à tous !", "short", 28)]
    [InlineData("👩‍👩‍👧‍👦", "short", 1)] // one character to its readers, eleven to a computer
    public void Of_APost_IsCountedByTheLengthOfItsText(string? text, string group, int length)
    {
        var post = ContentPost.Of(Some.Post("1", 0, 5) with { Message = text });

        (post.TextLength, post.Post.Message).ShouldBe((length, null));
        ContentGroup.Of([post], Paris).Single(g => g is { Dimension: ContentDimension.TextLength, N: 1 }).Name.ShouldBe(group);
    }

    [Theory]
    [InlineData(80, "short")]
    [InlineData(81, "medium")]
    [InlineData(250, "medium")]
    [InlineData(251, "long")]
    public void Of_TextLengths_HaveTheirBounds(int length, string group) =>
        ContentGroup.Of([ContentPost.Of(Some.Post("1", 0, 5) with { Message = new('x', length) })], Paris).Single(g => g is { Dimension: ContentDimension.TextLength, N: 1 }).Name.ShouldBe(group);

    [Theory]
    [InlineData(null, "not_read")]
    [InlineData(TextLanguage.French, "french")]
    [InlineData(TextLanguage.English, "english")]
    [InlineData(TextLanguage.Other, "other")]
    [InlineData(TextLanguage.Unsure, "unsure")]
    public void Of_Languages_AreThoseThatWereRead(TextLanguage? language, string group) =>
        ContentGroup.Of([ContentPost.Of(Some.Post("1", 0, 5), language)], Paris).Single(g => g is { Dimension: ContentDimension.Language, N: 1 }).Name.ShouldBe(group);

    [Fact]
    public void Of_Weekdays_AreThoseOfThePagesZone()
    {
        // 23:30 UTC on a Sunday is Monday in Paris.
        var post = Some.Post("1", 0, 5) with { CreatedAt = new(2026, 11, 1, 23, 30, 0, TimeSpan.Zero) };

        ContentGroup.Of([ContentPost.Of(post)], Paris).Single(g => g is { Dimension: ContentDimension.Weekday, N: 1 }).Name.ShouldBe("monday");
    }

    [Fact]
    public void Of_Reels_HaveTheirIndexAgainstTheRest()
    {
        var posts = Enumerable.Range(0, 60).Select(i => Of(i, i % 3 == 0 ? PostType.Reel : PostType.Photo, i % 3 == 0 ? 400 + i : 100 + i)).Append(Of(60, PostType.Link, 50)).ToList();

        var groups = ContentGroup.Of(posts, Paris).Where(group => group.Dimension == ContentDimension.Type).ToDictionary(group => group.Name);

        (groups["reel"].N, groups["photo"].N, groups["link"].N).ShouldBe((20, 40, 1));
        groups["reel"].MedianEngagements.ShouldBe(428.5);
        groups["reel"].Index!.Value.ShouldBeGreaterThan(1.5);
        groups["reel"].Interval!.Low.ShouldBeGreaterThan(groups["photo"].Interval!.High);
        (groups["link"].Index, groups["link"].Interval, groups["link"].MedianEngagements).ShouldBe((null, null, 50));
    }

    [Fact]
    public void Of_AnyPosts_CountsEachOncePerDimensionInAnyOrder() => Prop.ForAll(Gen.Choose(0, 500).ArrayOf().ToArbitrary(), counts =>
    {
        var posts = counts.Select((count, i) => Of(i, (PostType)(count % 6), count, new string('x', count))).ToArray();
        var groups = ContentGroup.Of(posts, Paris);
        new Random(counts.Length).Shuffle(posts);

        groups.GroupBy(group => group.Dimension).ShouldAllBe(dimension => dimension.Sum(group => group.N) == counts.Length);
        groups.ShouldAllBe(group => group.Index == null || group.N >= ContentGroup.FewestPosts && group.Interval!.Low <= group.Index && group.Index <= group.Interval.High);
        ContentGroup.Of(posts, Paris).ShouldBe(groups);
    }).QuickCheckThrowOnFailure();

    private static ContentPost Of(int i, PostType type, long reactions, string? text = "Hello") =>
        ContentPost.Of(Some.Post($"{i}", i % 28, reactions) with { Type = type, Message = text });
}
