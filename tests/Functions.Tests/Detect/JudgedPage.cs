using Engagement.Core;
using Engagement.Functions.Detect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;

namespace Engagement.Functions.Tests.Detect;

/// <summary>A page with 160 days that differ a little, as collection would have stored them, and what a test does to it.</summary>
internal static class JudgedPage
{
    public const int Days = 160;
    public static readonly DateOnly Through = new(2026, 11, 21);
    public static readonly DateOnly FirstDay = Through.AddDays(1 - Days);
    public static readonly DateOnly BurstDay = Through.AddDays(-40);

    private static readonly double[] Wobble = [1.05, 0.9, 1.15, 0.8, 1.0, 1.2, 0.95, 0.85, 1.1, 1.0, 0.75, 1.25, 1.0];

    public static PageKey Key(string id = "1000") => new(Network.Facebook, id);

    public static async Task StoreAsync(Pipeline pipeline, string id = "1000", long burst = 400, double views = 1)
    {
        await pipeline.RegisterAsync(id);
        var followers = 20_000L;
        var days = new List<DailyPageMetrics>();
        for (var t = 0; t < Days; t++)
        {
            var day = FirstDay.AddDays(t);
            var gained = (long)(40 * Wobble[(t + id.Length) % 13]) + (day == BurstDay ? burst : 0);
            var lost = (long)(8 * Wobble[(t + 4) % 13]);
            followers += gained - lost;
            days.Add(new(Key(id), day, new Dictionary<PageMetric, MetricValue>
            {
                [PageMetric.NewFollows] = MetricValue.Ok(gained),
                [PageMetric.Unfollows] = MetricValue.Ok(lost),
                [PageMetric.Followers] = MetricValue.Ok(followers),
                [PageMetric.Views] = MetricValue.Ok((long)(4000 * Wobble[(t + 7) % 13] * (day == BurstDay ? views : 1))),
            }));
        }
        await pipeline.Get<DailyPageMetricsRows>().UpdateAsync(days, Through, CancellationToken.None);
    }

    public static Task JudgeAsync(Pipeline pipeline, string id = "1000", DateOnly? through = null) =>
        pipeline.Get<FakeFanProcessor>().RunAsync(DetectMessage.For(Key(id), new(FirstDay, Through), through ?? Through), CancellationToken.None);

    public static async Task<IReadOnlyList<Core.FakeFans.Pages.PageAnomaly>> AnomaliesAsync(Pipeline pipeline, string id = "1000") =>
        await pipeline.Get<AnomalyRows>().ReadAsync(Key(id), new(FirstDay, Through), CancellationToken.None);
}
