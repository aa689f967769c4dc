using System.Text.Json.Nodes;
using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>A page metric that the API accepts, and how its values come from what is known of the page's days.</summary>
/// <param name="Title">Without the "Daily", "Weekly" or "28 Days" before it.</param>
internal abstract record InsightsMetric(string Name, string Title, string Description)
{
    /// <summary>The periods that have data on page metrics, with the days that each covers.</summary>
    public static readonly IReadOnlyList<(string Period, int Days, string Title)> Periods =
        [("day", 1, "Daily"), ("week", 7, "Weekly"), ("days_28", 28, "28 Days")];

    public virtual string TitleOf(string period) => PrefixOf(period) is { } prefix ? $"{prefix} {Title}" : Title;

    public string DescriptionOf(string period) => PrefixOf(period) is { } prefix ? $"{prefix}: {Description}" : Description;

    /// <summary>The value of the period that ends with a day, or null when it is not known.</summary>
    public abstract JsonNode? Value(PageSnapshot page, DateOnly day, int days);

    private static string? PrefixOf(string period) => Periods.FirstOrDefault(p => p.Period == period).Title;

    /// <summary>A trailing sum; null when any of its days is not known.</summary>
    protected static long? Sum(PageSnapshot page, string measure, DateOnly day, int days)
    {
        var sum = 0L;
        foreach (var covered in DayRange.EndingOn(day, days).Days())
        {
            if (page.Served.GetValueOrDefault(covered)?[measure] is not { } value)
                return null;
            sum += value;
        }

        return sum;
    }
}

/// <summary>A count whose weeks are trailing sums of its days.</summary>
internal sealed record AdditiveMetric(string Name, string Title, string Description, string Measure, string? MeasureToSubtract = null)
    : InsightsMetric(Name, Title, Description)
{
    public override JsonNode? Value(PageSnapshot page, DateOnly day, int days) =>
        MeasureToSubtract is null ? Sum(page, Measure, day, days) : Sum(page, Measure, day, days) - Sum(page, MeasureToSubtract, day, days);
}

/// <summary>A count that the network has by day only.</summary>
internal sealed record DailyMetric(string Name, string Title, string Description, string Measure) : InsightsMetric(Name, Title, Description)
{
    public override JsonNode? Value(PageSnapshot page, DateOnly day, int days) => days == 1 ? Sum(page, Measure, day, 1) : null;
}

/// <summary>A count of distinct people, counted anew for each length of period.</summary>
internal sealed record UniqueMetric(
    string Name, string Title, string Description, string Measure, string Measure7Days, string Measure28Days)
    : InsightsMetric(Name, Title, Description)
{
    public override JsonNode? Value(PageSnapshot page, DateOnly day, int days) =>
        Sum(page, days switch { 1 => Measure, 7 => Measure7Days, _ => Measure28Days }, day, 1);
}

/// <summary>A running total: the same whatever the period.</summary>
internal sealed record RunningMetric(string Name, string Title, string Description, string Measure)
    : InsightsMetric(Name, Title, Description)
{
    public override string TitleOf(string period) => $"Lifetime {Title}";

    public override JsonNode? Value(PageSnapshot page, DateOnly day, int days) => Sum(page, Measure, day, 1);
}

/// <summary>A count by key, given as an object; keys that are zero are left out unless they always come.</summary>
internal sealed record KeyedMetric(string Name, string Title, string Description, IReadOnlyList<(string Key, string Measure)> Keys)
    : InsightsMetric(Name, Title, Description)
{
    public override JsonNode? Value(PageSnapshot page, DateOnly day, int days)
    {
        var known = Keys.Select(k => (k.Key, Count: Sum(page, k.Measure, day, days))).Where(k => k.Count is not null).ToList();
        return known.Count == 0 ? null
            : new JsonObject(known.Where(k => k.Count > 0).Select(k => KeyValuePair.Create(k.Key, (JsonNode?)k.Count)));
    }
}

/// <summary>The running total of followers by country: the same whatever the period.</summary>
internal sealed record CountryMetric(string Name, string Title, string Description) : InsightsMetric(Name, Title, Description)
{
    public override string TitleOf(string period) => $"Lifetime {Title}";

    public override JsonNode? Value(PageSnapshot page, DateOnly day, int days) => page.FollowersByCountry(day) is { } followers
        ? new JsonObject(followers.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)))
        : null;
}

/// <summary>A count split into paid and not paid.</summary>
internal sealed record PaidSplitMetric(string Name, string Title, string Description, string Total, string Paid)
    : InsightsMetric(Name, Title, Description)
{
    public override JsonNode? Value(PageSnapshot page, DateOnly day, int days) =>
        Sum(page, Total, day, days) is { } total && Sum(page, Paid, day, days) is { } paid
            ? new JsonObject { ["total"] = total, ["paid"] = paid, ["unpaid"] = total - paid }
            : null;
}

/// <summary>A name that the API accepts and for which the simulator has nothing.</summary>
internal sealed record MetricWithoutData(string Name) : InsightsMetric(Name, Name, Name)
{
    public override JsonNode? Value(PageSnapshot page, DateOnly day, int days) => null;
}
