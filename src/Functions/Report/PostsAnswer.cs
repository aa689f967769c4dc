using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>A page's posts, read and written one after the other.</summary>
internal sealed record PostsAnswer(string Network, string Id, DateOnly FirstDay, DateOnly LastDay, DateOnly? AsOf, IAsyncEnumerable<PostAnswer> Posts)
{
    public static PostsAnswer Of(PageKey page, DayRange range, DateOnly? asOf, IAsyncEnumerable<Post> posts) =>
        new(page.Network.Name, page.Id, range.FirstDay, range.LastDay, asOf, posts.Select(PostAnswer.Of));
}

/// <param name="Message">Null when it has none, and always as of a day in the past: earlier texts are not kept.</param>
internal sealed record PostAnswer(
    string Id, DateOnly Day, DateTimeOffset CreatedAt, string Type, string? Message, Uri? Permalink, IReadOnlyDictionary<string, MetricAnswer> Values)
{
    public static PostAnswer Of(Post post) => new(
        post.Id, post.Page.Network.DayOf(post.CreatedAt), post.CreatedAt, JsonNamingPolicy.SnakeCaseLower.ConvertName(post.Type.ToString()), post.Message, post.Permalink,
        PostCount.All.ToDictionary(count => JsonNamingPolicy.CamelCase.ConvertName(count.Column), count => MetricAnswer.Of(count.Get(post))));
}
