using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>The metrics of posts in one listing: which to ask for, and what the answer says of a post.</summary>
internal sealed class FacebookPostInsights(FacebookKnownRefusals refusals, FacebookOptions options)
{
    private readonly IReadOnlyList<FacebookPostMetric> _all =
        [.. from metric in FacebookPostMetric.All let name = options.NameOf(metric.Name) where name is not null select metric with { Name = name }];

    private MetricStatus? _leftOut;

    /// <summary>Metrics to ask for; none when Facebook does not let this listing have any.</summary>
    public IReadOnlyList<FacebookPostMetric> Asked => _leftOut is null ? [.. _all.Where(m => !refusals.IsRefused(m.Key))] : [];

    /// <summary>How metrics are asked for among the fields of a post: without a period some come twice.</summary>
    public static string Field(IEnumerable<FacebookPostMetric> metrics) =>
        $"insights.metric({string.Join(',', metrics.Select(m => m.Name))}).period({FacebookPostMetric.Period})";

    /// <summary>Goes on without metrics, and says of all posts to come why they are missing.</summary>
    public void LeaveOut(MetricStatus reason) => _leftOut = reason;

    public void Refuse(FacebookPostMetric metric) => refusals.Refuse(metric.Key);

    public void Answer(FacebookPostMetric metric) => refusals.Answer(metric.Key);

    public Post Fill(Post post, JsonElement listed)
    {
        foreach (var metric in _all)
            post = refusals.IsRefused(metric.Key) ? metric.Missing(post, MetricStatus.MetricRemoved)
                : _leftOut is { } reason ? metric.Missing(post, reason)
                : metric.Read(post, Value(listed, metric.Name));
        return post;
    }

    private static JsonElement? Value(JsonElement post, string name) => post.Find("insights")?.FindItems("data")
        .Where(entry => entry.FindText("name") == name && entry.FindText("period") == FacebookPostMetric.Period)
        .SelectMany(entry => entry.FindItems("values"))
        .Select(point => point.Find("value"))
        .FirstOrDefault(value => value is not null);
}
