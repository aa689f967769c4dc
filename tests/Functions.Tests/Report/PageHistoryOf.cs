using Engagement.Core;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;

namespace Engagement.Functions.Tests.Report;

/// <summary>Days and posts in storage as collections leave them, without a network to ask.</summary>
internal static class PageHistoryOf
{
    public static readonly PageKey Page = new(Network.Facebook, "1000");

    /// <summary>Saturday, the last complete day on the pipeline's morning.</summary>
    public static readonly DateOnly LastDay = new(2026, 11, 21);

    public static async Task StoreAsync(this Pipeline pipeline, DayRange range, Func<DateOnly, PageMetric, MetricValue> valueOf, IEnumerable<Post> posts, PageKey? page = null)
    {
        var key = page ?? Page;
        await pipeline.Get<DailyPageMetricsRows>().UpdateAsync(
            range.Days().Select(day => new DailyPageMetrics(key, day, PageMetric.All.ToDictionary(metric => metric, metric => valueOf(day, metric)))), LastDay, CancellationToken.None);
        await pipeline.Get<PostRows>().UpdateAsync(posts, LastDay, CancellationToken.None);
        await pipeline.Get<QuantitativeKpiProcessor>().RunAsync(QuantifyMessage.For(key, range, LastDay), CancellationToken.None);
    }

    public static Post Post(string id, DateTimeOffset createdAt, long reactions, PostType type = PostType.Photo, string? message = null) => new(
        Page, id, createdAt, type, message, null, MetricValue.Ok(reactions), MetricValue.Ok(0), MetricValue.Ok(0)) { Views = MetricValue.Ok(1000), Viewers = MetricValue.Ok(500) };
}
