using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Api;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>A page's posts, oldest first.</summary>
/// <param name="NextCursor">Null when these are the last.</param>
internal sealed record PostsAnswer(string Network, string Id, DateOnly FirstDay, DateOnly LastDay, DateOnly? AsOf, IReadOnlyList<PostAnswer> Posts, string? NextCursor)
{
    /// <param name="posts">Those behind the cursor, and one more than asked for when there are more.</param>
    /// <param name="days">What is known of the days on which they were published.</param>
    public static PostsAnswer Of(PageKey page, DayRange range, DateOnly? asOf, IReadOnlyList<Post> posts, int limit, IEnumerable<DailyPageMetrics> days)
    {
        var followers = days.ToDictionary(day => day.Day, day => day[PageMetric.Followers]);
        return new(
            page.Network.Name, page.Id, range.FirstDay, range.LastDay, asOf,
            [.. posts.Take(limit).Select(post => PostAnswer.Of(post, followers.GetValueOrDefault(page.Network.DayOf(post.CreatedAt))))],
            posts.Count > limit ? Cursor.Write(Keys.PostRow(posts[limit - 1].CreatedAt, posts[limit - 1].Id)) : null);
    }
}

/// <param name="Message">Null when it has none, and always as of a day in the past: earlier texts are not kept.</param>
internal sealed record PostAnswer(
    string Id, DateOnly Day, DateTimeOffset CreatedAt, string Type, string? Message, Uri? Permalink, IReadOnlyDictionary<string, MetricAnswer> Values, PostRatesAnswer EngagementRates)
{
    public static PostAnswer Of(Post post, MetricValue followers) => new(
        post.Id, post.Page.Network.DayOf(post.CreatedAt), post.CreatedAt, JsonNamingPolicy.SnakeCaseLower.ConvertName(post.Type.ToString()), post.Message, post.Permalink,
        PostCount.All.ToDictionary(count => JsonNamingPolicy.CamelCase.ConvertName(count.Column), count => MetricAnswer.Of(count.Get(post))),
        PostRatesAnswer.Of(PostRates.Of(post, followers)));
}

/// <summary>Engagements of a post by what they can be divided by; by followers at the end of the day on which it was published.</summary>
internal sealed record PostRatesAnswer(PostRateAnswer ByViews, PostRateAnswer ByViewers, PostRateAnswer ByFollowers)
{
    public static PostRatesAnswer Of(PostRates rates) => new(PostRateAnswer.Of(rates.ByViews), PostRateAnswer.Of(rates.ByViewers), PostRateAnswer.Of(rates.ByFollowers));
}
