using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Reads the daily metrics of a page.</summary>
internal sealed class FacebookInsights(FacebookClient client, TimeProvider clock)
{
    private const string DayFormat = "yyyy-MM-dd";

    // Source: https://developers.facebook.com/docs/graph-api/reference/insights
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(90);

    /// <summary>Fills in what Facebook reports; what it does not report stays as it is.</summary>
    /// <param name="mayBeEmpty">Whether the page may have nothing to report at all for these days.</param>
    /// <exception cref="PageRefusedException">The page is refused, or the answers are empty as they are without permission.</exception>
    public async Task ReadAsync(CollectedDays days, bool mayBeEmpty, CancellationToken cancellation)
    {
        var metricsAnswered = 0;
        foreach (var period in FacebookPageMetrics.All.GroupBy(m => m.Period))
            metricsAnswered += await ReadAsync([.. period], days, days.Range, cancellation).ConfigureAwait(false);

        // Meta documents an empty data set, not an error, for tokens without read_insights and for lapsed data access.
        if (metricsAnswered == 0 && !mayBeEmpty)
            throw new PageRefusedException(MetricStatus.NoPermission,
                $"Facebook answers for page {days.Page.Id} but without a single metric, as it does when a permission or data access has lapsed; " +
                $"grant read_insights and issue the token of Facebook__PageTokens__{days.Page.Id} again.");
    }

    /// <returns>How many metrics the answer spoke of, removed ones included.</returns>
    private async Task<int> ReadAsync(IReadOnlyList<FacebookPageMetric> metrics, CollectedDays days, DayRange range, CancellationToken cancellation)
    {
        if (IsTooLong(days.Page.Network, range))
            return await InHalvesAsync(metrics, days, range, cancellation).ConfigureAwait(false);
        try
        {
            using var answer = await client.GetAsync(days.Page, "insights", Parameters(metrics, range), cancellation).ConfigureAwait(false);
            return Take(answer.RootElement, metrics, days, range);
        }
        catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.DropMetric)
        {
            return await WithoutRemovedAsync(metrics, days, range, cancellation).ConfigureAwait(false);
        }
        catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.SplitWindow && range.DayCount > 1)
        {
            return await InHalvesAsync(metrics, days, range, cancellation).ConfigureAwait(false);
        }
        catch (FacebookErrorException e)
        {
            throw new TransientSourceException(e.Message, inner: e);
        }
    }

    // Ninety days with the end of daylight saving time among them last an hour longer than ninety times 24 hours.
    private static bool IsTooLong(Network network, DayRange range) =>
        range.DayCount > 1 && network.StartOf(range.LastDay.AddDays(1)) - network.StartOf(range.FirstDay) > LongestWindow;

    private async Task<int> InHalvesAsync(IReadOnlyList<FacebookPageMetric> metrics, CollectedDays days, DayRange range, CancellationToken cancellation)
    {
        var metricsAnswered = 0;
        foreach (var half in range.SplitInto((range.DayCount + 1) / 2))
            metricsAnswered = Math.Max(metricsAnswered, await ReadAsync(metrics, days, half, cancellation).ConfigureAwait(false));
        return metricsAnswered;
    }

    // One unknown name fails the whole call without being named: halve the list until it stands alone.
    private async Task<int> WithoutRemovedAsync(IReadOnlyList<FacebookPageMetric> metrics, CollectedDays days, DayRange range, CancellationToken cancellation)
    {
        if (metrics.Count == 1)
        {
            foreach (var day in range.Days())
                days.Set(day, metrics[0].Metric, MetricValue.Missing(MetricStatus.MetricRemoved));
            return 1;
        }
        var metricsAnswered = 0;
        foreach (var half in metrics.Chunk((metrics.Count + 1) / 2))
            metricsAnswered += await ReadAsync(half, days, range, cancellation).ConfigureAwait(false);
        return metricsAnswered;
    }

    private static (string, string)[] Parameters(IReadOnlyList<FacebookPageMetric> metrics, DayRange range) =>
    [
        ("metric", string.Join(',', metrics.Select(m => m.Name))),
        ("period", metrics[0].Period),
        ("since", Text(range.FirstDay)),
        // Values are labelled by the end of their day, and the end of the last day is the next midnight.
        ("until", Text(range.LastDay.AddDays(1))),
    ];

    private int Take(JsonElement answer, IReadOnlyList<FacebookPageMetric> metrics, CollectedDays days, DayRange range)
    {
        if (answer.Find("data") is not { ValueKind: JsonValueKind.Array } data)
            throw new TransientSourceException("Facebook's answer about insights has no data array.");
        var metricsAnswered = 0;
        foreach (var entry in data.EnumerateArray())
        {
            var (name, period) = (entry.FindText("name"), entry.FindText("period"));
            if (metrics.FirstOrDefault(m => m.Name == name && m.Period == period) is not { } metric)
                continue;
            metricsAnswered++;
            foreach (var point in entry.FindItems("values"))
                Take(point, metric.Metric, days, range);
        }
        return metricsAnswered;
    }

    private void Take(JsonElement point, PageMetric metric, CollectedDays days, DayRange range)
    {
        if (point.FindInstant("end_time") is not { } end || point.FindCount("value") is not { } count)
            return;
        var network = days.Page.Network;
        // The end of a day is the midnight after it; a moment before lies within it, also where the offset changes.
        var day = network.DayOf(end.AddTicks(-1));
        if (range.Contains(day))
            days.Set(day, metric, clock.CountOf(network, day, count));
    }

    private static string Text(DateOnly day) => day.ToString(DayFormat, System.Globalization.CultureInfo.InvariantCulture);
}
