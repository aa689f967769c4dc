using System.Text.Json.Nodes;
using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>GET /{page}/insights.</summary>
internal static class PageInsights
{
    private static readonly string[] PeriodsWithoutPageData = ["month", "lifetime", "total_over_range"];

    public static JsonObject Get(GraphCall call, PageSnapshot page, string? metricInPath)
    {
        call.MustBePage(page.Profile);
        var metrics = PageMetricCatalogue.Find(metricInPath?.Split(',') ?? call.List("metric"));
        var periods = ReadPeriods(call, metrics);
        var isByAds = ReadBreakdown(call, metrics);
        var window = InsightsWindow.Read(call, Network.Facebook.StartOf(page.LastDay.AddDays(1)));

        var data = new JsonArray();
        foreach (var metric in Answered(page, metrics))
            foreach (var period in periods)
                data.Add(Entry(page, metric, period, window, isByAds));
        return new() { ["data"] = data, ["paging"] = Paging(call, window) };
    }

    public static JsonObject Empty(GraphCall call, PageSnapshot page) => new()
    {
        ["data"] = new JsonArray(),
        ["paging"] = Paging(call, InsightsWindow.Read(call, Network.Facebook.StartOf(page.LastDay.AddDays(1)))),
    };

    private static JsonObject Paging(GraphCall call, InsightsWindow window) =>
        new() { ["previous"] = window.Link(call, -1), ["next"] = window.Link(call, 1) };

    private static IReadOnlyList<string> ReadPeriods(GraphCall call, IReadOnlyList<InsightsMetric> metrics)
    {
        var period = call.Parameter("period");
        if (period is null)
            return [.. InsightsMetric.Periods.Select(p => p.Period)];
        if (InsightsMetric.Periods.Any(p => p.Period == period))
            return [period];
        if (!PeriodsWithoutPageData.Contains(period))
            throw new GraphException(GraphError.BadParameter(
                "For field 'insights': Param period must be one of {day, week, days_28, month, lifetime, total_over_range}"));
        if (period == "lifetime" && metrics.Any(m => m.Name == PageMetricCatalogue.Views))
            throw new GraphException(GraphError.LifetimeOfViews());
        return [period];
    }

    private static bool ReadBreakdown(GraphCall call, IReadOnlyList<InsightsMetric> metrics)
    {
        var breakdown = call.Parameter("breakdown");
        if (breakdown is null)
            return false;
        if (breakdown != "is_from_ads")
            throw new GraphException(GraphError.BadParameter($"breakdown '{breakdown}' is not simulated; use is_from_ads"));
        return metrics.All(m => m.Name == PageMetricCatalogue.Views)
            ? true
            : throw new GraphException(GraphError.BadParameter(
                $"Invalid parameter: only {PageMetricCatalogue.Views} accepts breakdown is_from_ads"));
    }

    /// <summary>
    /// A metric that a page never had is left out of the answer, and one that has gaps comes with the values that it has. When
    /// nothing would be left, all come with empty values: an answer without any metric means a missing permission.
    /// </summary>
    private static IReadOnlyList<InsightsMetric> Answered(PageSnapshot page, IReadOnlyList<InsightsMetric> metrics)
    {
        var known = metrics.Where(m => page.Served.Keys.Any(day => m.Value(page, day, 1) is not null)).ToList();
        return known.Count > 0 ? known : metrics;
    }

    private static JsonObject Entry(PageSnapshot page, InsightsMetric metric, string period, InsightsWindow window, bool isByAds)
    {
        var days = InsightsMetric.Periods.FirstOrDefault(p => p.Period == period).Days;
        var values = new JsonArray();
        if (days > 0)
            foreach (var day in DaysIn(page, window))
                AddPoints(values, page, metric, day, days, isByAds);
        return new()
        {
            ["name"] = metric.Name,
            ["period"] = period,
            ["values"] = values,
            ["title"] = metric.TitleOf(period),
            ["description"] = metric.DescriptionOf(period),
            ["id"] = $"{page.Profile.Id}/insights/{metric.Name}/{period}",
        };
    }

    private static IEnumerable<DateOnly> DaysIn(PageSnapshot page, InsightsWindow window)
    {
        for (var day = page.FirstDay; day <= page.LastDay; day = day.AddDays(1))
            if (window.Contains(EndTime(day)))
                yield return day;
    }

    private static DateTimeOffset EndTime(DateOnly day) => Network.Facebook.StartOf(day.AddDays(1));

    private static void AddPoints(JsonArray values, PageSnapshot page, InsightsMetric metric, DateOnly day, int days, bool isByAds)
    {
        if (metric.Value(page, day, days) is not { } value)
            return;
        var endTime = GraphTime.Write(EndTime(day));
        if (!isByAds)
        {
            values.Add(new JsonObject { ["value"] = value, ["end_time"] = endTime });
            return;
        }

        if (new AdditiveMetric(metric.Name, "", "", Measure.ViewsFromAds).Value(page, day, days) is not { } fromAds)
            return;
        var notFromAds = value.GetValue<long>() - fromAds.GetValue<long>();
        values.Add(new JsonObject { ["value"] = notFromAds, ["end_time"] = endTime, ["is_from_ads"] = "0" });
        values.Add(new JsonObject { ["value"] = fromAds, ["end_time"] = endTime, ["is_from_ads"] = "1" });
    }
}
