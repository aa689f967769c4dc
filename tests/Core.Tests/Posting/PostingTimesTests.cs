using Engagement.Core.Posting;

namespace Engagement.Core.Tests.Posting;

public class PostingTimesTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_AnyPosts_HasAllHoursFromMondayOn()
    {
        var times = PostingTimes.Of([], Paris);

        times.Slots.Count.ShouldBe(168);
        (times.Slots[0].Weekday, times.Slots[0].Hour).ShouldBe((DayOfWeek.Monday, 0));
        (times.Slots[167].Weekday, times.Slots[167].Hour).ShouldBe((DayOfWeek.Sunday, 23));
        times.Slots.ShouldAllBe(slot => slot.N == 0 && slot.Index == null && slot.Interval == null);
        (times.Posts, times.Recommended).ShouldBe((0, null));
    }

    [Theory]
    [InlineData("2026-03-28T22:30:00Z", DayOfWeek.Saturday, 23)]
    [InlineData("2026-03-29T00:30:00Z", DayOfWeek.Sunday, 1)]
    [InlineData("2026-03-29T01:30:00Z", DayOfWeek.Sunday, 3)] // 2:00 to 3:00 does not exist on this night
    [InlineData("2026-10-25T00:30:00Z", DayOfWeek.Sunday, 2)]
    [InlineData("2026-10-25T01:30:00Z", DayOfWeek.Sunday, 2)] // and this hour exists twice
    public void Of_APost_CountsInItsHourOfThePagesZone(string createdAt, DayOfWeek weekday, int hour)
    {
        var times = PostingTimes.Of([Post(DateTimeOffset.Parse(createdAt, null), 5)], Paris);

        times.Slots.Where(slot => slot.N > 0).ShouldHaveSingleItem().ShouldBe(new(weekday, hour, 1, null, null));
    }

    [Fact]
    public void Of_AnHourThatAlwaysDoesBetter_IsRecommendedWithItsIndex()
    {
        // Wednesdays at 18:00 in Paris bring three times as much, with some noise everywhere.
        var posts = Year((weekday, hour, noise) => (weekday == DayOfWeek.Wednesday && hour == 18 ? 300 : 100) * Math.Exp(0.2 * noise));

        var times = PostingTimes.Of(posts, Paris);

        var best = times.Recommended.ShouldNotBeNull();
        (best.Weekday, best.Hour, best.N).ShouldBe((DayOfWeek.Wednesday, 18, 52));
        // Usual is the mean of all seven hours of the week on a logarithmic scale: 3 / 3^(1/7)
        best.Index!.Value.ShouldBe(3 / Math.Pow(3, 1 / 7.0), 0.25);
        times.Slots.Count(slot => slot.Index is not null).ShouldBe(7);
    }

    [Fact]
    public void Of_HoursThatDifferByChanceOnly_RecommendsNone()
    {
        var recommended = Enumerable.Range(1, 40).Count(seed => PostingTimes.Of(Year((_, _, noise) => 100 * Math.Exp(0.5 * noise), seed), Paris).Recommended is not null);

        recommended.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Of_PageThatGrows_DoesNotTakeGrowthForTheHour()
    {
        // In spring the page published in the morning, and grew tenfold until it published in the evening.
        var posts = Enumerable.Range(0, 120).Select(day => Post(Monday.AddDays(day).AddHours(day < 60 ? 8 : 18), (long)(100 * Math.Pow(10, day / 120.0)), $"{day}"));

        PostingTimes.Of(posts, Paris).Recommended.ShouldBeNull();
    }

    [Fact]
    public void Of_FewPostsAtAnHour_HasNoIndexThere()
    {
        var posts = Year((_, _, noise) => 100 * Math.Exp(noise)).Append(Post(Monday.AddHours(3), 100_000, "x")).Append(Post(Monday.AddDays(7).AddHours(3), 100_000, "y"));

        var slot = PostingTimes.Of(posts, Paris).Slots.Single(slot => slot is { Weekday: DayOfWeek.Monday, Hour: 4 });

        (slot.N, slot.Index, slot.Interval).ShouldBe((2, null, null));
    }

    [Fact]
    public void Of_PostsShuffled_IsTheSame()
    {
        var posts = Year((_, hour, noise) => (100 + hour) * Math.Exp(noise)).ToArray();
        var inOrder = PostingTimes.Of(posts, Paris);

        new Random(3).Shuffle(posts);

        PostingTimes.Of(posts, Paris).Slots.ShouldBe(inOrder.Slots);
    }

    [Fact]
    public void Of_PostsWithoutKnownEngagements_AreLeftOut()
    {
        var unknown = Post(Monday, 5) with { Shares = MetricValue.Missing(MetricStatus.NoPermission) };

        PostingTimes.Of([unknown], Paris).Posts.ShouldBe(0);
    }

    /// <summary>A year with one post a day, each weekday at its own hour of Paris.</summary>
    private static IEnumerable<Post> Year(Func<DayOfWeek, int, double, double> engagements, int seed = 1)
    {
        var random = new Random(seed);
        for (var day = 0; day < 364; day++)
        {
            var date = DateOnly.FromDateTime(Monday.AddDays(day).Date);
            var hour = date.DayOfWeek == DayOfWeek.Wednesday ? 18 : 9 + (int)date.DayOfWeek;
            var local = date.ToDateTime(new TimeOnly(hour, 10));
            yield return Post(new DateTimeOffset(local, Paris.GetUtcOffset(local)), (long)engagements(date.DayOfWeek, hour, Normal(random)), $"{day}");
        }
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static Post Post(DateTimeOffset createdAt, long reactions, string id = "1") => Some.Post(id, 0, reactions) with { CreatedAt = createdAt.ToUniversalTime() };
}
