using System.Globalization;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Partition and row keys. All are derived from what a row is about, and row keys ascend by date.</summary>
internal static class Keys
{
    private const string Month = "yyyyMM";
    private const string Day = "yyyyMMdd";
    private const string Instant = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>A page's rows of one month.</summary>
    public static string Partition(PageKey page, DateOnly day) => $"{page.Network.Name}|{page.Id}|{Text(day, Month)}";

    public static string Page(PageKey page) => $"{page.Network.Name}|{page.Id}";

    /// <summary>Rows about a whole network; no page's keys begin so.</summary>
    public static string Network(Network network) => $"*|{network.Name}";

    /// <summary>A page's rows of one day.</summary>
    public static string DayPartition(PageKey page, DateOnly day) => $"{Page(page)}|{Text(day, Day)}";

    public static string RankRow(int rank) => rank.ToString("D6", CultureInfo.InvariantCulture);

    public static string MonthRow(DateOnly day) => Text(day, Month);

    public static string DayRow(DateOnly day) => Text(day, Day);

    /// <summary>What was known of a day on another: sorts by day, then by when it became known.</summary>
    public static string AsOfRow(DateOnly day, DateOnly asOfDay) => AsOfRow(Text(day, Day), asOfDay);

    /// <summary>What was known of something on a day: sorts by its own key, then by when it became known.</summary>
    public static string AsOfRow(string row, DateOnly asOfDay) => $"{row}|{Text(asOfDay, Day)}";

    public static string PostRow(DateTimeOffset createdAt, string postId) => $"{InstantRow(createdAt)}|{postId}";

    public static string CommentRow(DateTimeOffset createdAt, string commentId) => $"{InstantRow(createdAt)}|{commentId}";

    /// <summary>Followers of one country on a day.</summary>
    /// <param name="country">"*" for all of them.</param>
    public static string CountryRow(DateOnly day, string country) => $"{Text(day, Day)}|{country}";

    /// <summary>What was entered for a period of an objective.</summary>
    public static string ObjectiveValueRow(string objectiveId, DateOnly firstDay) => $"{objectiveId}|{Text(firstDay, Day)}";

    /// <summary>What was said on a day in one language under one post.</summary>
    /// <param name="postId">"-" for what is under no post of the page.</param>
    public static string SentimentRow(DateOnly day, string language, string postId) => $"{Text(day, Day)}|{language}|{postId}";

    public static string ModerationRow(DateOnly day, string state, string content) => $"{Text(day, Day)}|{state}|{content}";

    public static string BucketRow(DateOnly day, string channel, int bucket) => string.Create(CultureInfo.InvariantCulture, $"{Text(day, Day)}|{channel}|{bucket:D2}");

    /// <summary>A term of a week.</summary>
    /// <param name="term">"*" for all of them.</param>
    public static string TermRow(DateOnly monday, string term) => $"{Text(monday, Day)}|{term}";

    /// <summary>Above the keys of all rows about a day.</summary>
    public static string AfterDayRow(DateOnly day) => DayRow(day) + '}';

    public static string MessageRow(DateTimeOffset createdAt, string messageKey) => $"{InstantRow(createdAt)}|{messageKey}";

    /// <summary>What the row keys of all posts from an instant on start with, or follow.</summary>
    public static string InstantRow(DateTimeOffset instant) => instant.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    /// <summary>The instant that a row key begins with; null when it begins with none.</summary>
    public static DateTimeOffset? InstantOf(string row) =>
        DateTimeOffset.TryParseExact(row.Split('|')[0], Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    /// <summary>Not above the key of anything that happened on a network's day.</summary>
    public static string FirstInstantRow(Network network, DateOnly day) => InstantRow(network.StartOf(day));

    /// <summary>Above the keys of all that happened on a network's day, and below those of the next: '}' follows '|'.</summary>
    public static string LastInstantRow(Network network, DateOnly day) => InstantRow(network.StartOf(day.AddDays(1)).AddSeconds(-1)) + "}";

    public static string PeriodRow(DayRange period, string kpiId) => $"{PeriodRows(period)}{kpiId}";

    /// <summary>What the row keys of all KPIs of one period start with.</summary>
    public static string PeriodRows(DayRange period) => string.Create(CultureInfo.InvariantCulture, $"{Text(period.LastDay, Day)}|{period.DayCount:D3}|");

    /// <summary>The range of days cut where partitions end.</summary>
    public static IEnumerable<DayRange> Months(DayRange days)
    {
        for (var first = days.FirstDay; first <= days.LastDay;)
        {
            var monthEnd = new DateOnly(first.Year, first.Month, 1).AddMonths(1).AddDays(-1);
            var last = monthEnd < days.LastDay ? monthEnd : days.LastDay;
            yield return new(first, last);
            first = last.AddDays(1);
        }
    }

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
