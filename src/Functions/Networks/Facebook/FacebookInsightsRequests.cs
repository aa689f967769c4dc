using System.Globalization;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>The requests for the daily metrics of one page and window.</summary>
internal sealed class FacebookInsightsRequests(FacebookClient client, CollectedDays days, FacebookKnownRefusals refusals, TimeProvider clock)
{
    private const string DayFormat = "yyyy-MM-dd";

    // Source: https://developers.facebook.com/docs/graph-api/reference/insights
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(90);

    /// <summary>Reads metrics of one period and breakdown.</summary>
    /// <returns>How many metrics the answer spoke of, removed ones included.</returns>
    public async Task<int> ReadAsync(IReadOnlyList<FacebookPageMetric> metrics, DayRange range, CancellationToken cancellation)
    {
        var offered = metrics.Where(m => !refusals.IsRefused(m.Key)).ToList();
        foreach (var refused in metrics.Except(offered))
            SetMissing(refused, range, MetricStatus.MetricRemoved);
        return metrics.Count - offered.Count + (offered.Count == 0 ? 0 : await AskAsync(offered, range, cancellation).ConfigureAwait(false));
    }

    private async Task<int> AskAsync(IReadOnlyList<FacebookPageMetric> metrics, DayRange range, CancellationToken cancellation)
    {
        if (Windows(days.Page.Network, range) is > 1 and var windows)
            return await InPartsAsync(windows, metrics, range, cancellation).ConfigureAwait(false);
        try
        {
            using var answer = await client.GetAsync(days.Page, "insights", Parameters(metrics, range), cancellation).ConfigureAwait(false);
            foreach (var metric in metrics)
                refusals.Answer(metric.Key);
            return Take(answer.RootElement, metrics, range);
        }
        catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.DropMetric)
        {
            return await WithoutRemovedAsync(metrics, range, cancellation).ConfigureAwait(false);
        }
        catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.SplitWindow && range.DayCount > 1)
        {
            return await InPartsAsync(2, metrics, range, cancellation).ConfigureAwait(false);
        }
        catch (FacebookErrorException e)
        {
            throw new TransientSourceException(e.Message, inner: e);
        }
        catch (PageRefusedException e) when (metrics[0].Breakdown is not null && e.Status != MetricStatus.TokenExpired)
        {
            // The page was answered without the breakdown: it is the breakdown that is refused.
            foreach (var metric in metrics)
                SetMissing(metric, range, e.Status);
            return 0;
        }
    }

    // Ninety days with the end of daylight saving time among them last an hour longer than ninety times 24 hours.
    private static int Windows(Network network, DayRange range) =>
        (int)Math.Ceiling((network.StartOf(range.LastDay.AddDays(1)) - network.StartOf(range.FirstDay)) / LongestWindow);

    private async Task<int> InPartsAsync(int parts, IReadOnlyList<FacebookPageMetric> metrics, DayRange range, CancellationToken cancellation)
    {
        var metricsAnswered = 0;
        foreach (var part in range.SplitInto((range.DayCount + parts - 1) / parts))
            metricsAnswered = Math.Max(metricsAnswered, await ReadAsync(metrics, part, cancellation).ConfigureAwait(false));
        return metricsAnswered;
    }

    // One unknown name fails the whole call without being named: halve the list until it stands alone.
    private async Task<int> WithoutRemovedAsync(IReadOnlyList<FacebookPageMetric> metrics, DayRange range, CancellationToken cancellation)
    {
        if (metrics.Count == 1)
        {
            refusals.Refuse(metrics[0].Key);
            SetMissing(metrics[0], range, MetricStatus.MetricRemoved);
            return 1;
        }
        var metricsAnswered = 0;
        foreach (var half in metrics.Chunk((metrics.Count + 1) / 2))
            metricsAnswered += await AskAsync(half, range, cancellation).ConfigureAwait(false);
        return metricsAnswered;
    }

    private void SetMissing(FacebookPageMetric metric, DayRange range, MetricStatus reason)
    {
        foreach (var ours in metric.Feeds!.Metrics)
            foreach (var day in range.Days())
                days.Set(day, ours, MetricValue.Missing(reason));
        if (metric.Feeds.IsByCountry)
            days.SetCountriesMissing(range, _ => reason);
    }

    private static List<(string, string)> Parameters(IReadOnlyList<FacebookPageMetric> metrics, DayRange range)
    {
        List<(string, string)> parameters =
        [
            ("metric", string.Join(',', metrics.Select(m => m.Name))),
            ("period", metrics[0].Period),
            ("since", Text(range.FirstDay)),
            // Values are labelled by the end of their day, and the end of the last day is the next midnight.
            ("until", Text(range.LastDay.AddDays(1))),
        ];
        if (metrics[0].Breakdown is { } breakdown)
            parameters.Add(("breakdown", breakdown));
        return parameters;
    }

    private int Take(JsonElement answer, IReadOnlyList<FacebookPageMetric> metrics, DayRange range)
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
                Take(point, metric.Feeds!, range);
        }
        return metricsAnswered;
    }

    private void Take(JsonElement point, FacebookMetricFeed feed, DayRange range)
    {
        if (point.FindInstant("end_time") is not { } end)
            return;
        var network = days.Page.Network;
        // The end of a day is the midnight after it; a moment before lies within it, also where the offset changes.
        var day = network.DayOf(end.AddTicks(-1));
        if (!range.Contains(day))
            return;
        foreach (var (metric, count) in feed.Read(point))
            days.Set(day, metric, clock.CountOf(network, day, count));
        if (feed.IsByCountry && FacebookMetricFeed.ReadCountries(point) is { } countries)
            days.SetCountries(day, countries.ToDictionary(country => country.Key, country => clock.CountOf(network, day, country.Value)));
    }

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
