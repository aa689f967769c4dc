using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>A page's posts, read and written one after the other.</summary>
internal sealed record PostsAnswer(string Network, string Id, DateOnly FirstDay, DateOnly LastDay, DateOnly? AsOf, IAsyncEnumerable<PostAnswer> Posts)
{
    public static PostsAnswer Of(PageKey page, DayRange range, DateOnly? asOf, IAsyncEnumerable<Post> posts, IEnumerable<DailyPageMetrics> days)
    {
        var followers = days.ToDictionary(day => day.Day, day => day[PageMetric.Followers]);
        return new(page.Network.Name, page.Id, range.FirstDay, range.LastDay, asOf, posts.Select(post => PostAnswer.Of(post, followers.GetValueOrDefault(page.Network.DayOf(post.CreatedAt)))));
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
