using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Model;

/// <summary>How a table's keys are made from page and day, so that both become ranges of keys. Keys of entities are the page and the row key.</summary>
internal abstract class KeyLayout
{
    // Above all that row keys hold; no id has it.
    private const string Highest = "~";

    /// <summary>A partition per page and month; row keys begin with the day.</summary>
    public static readonly KeyLayout MonthsOfDays = new Months(
        (_, day) => Keys.DayRow(day), (_, day) => Keys.DayRow(day) + Highest, (_, row) => Day(row.Length < 8 ? row : row[..8], "yyyyMMdd"));

    /// <summary>A partition per page and month of the network's day; row keys begin with the instant.</summary>
    public static readonly KeyLayout MonthsOfInstants = new Months(
        Keys.FirstInstantRow, Keys.LastInstantRow, (network, row) => Keys.InstantOf(row) is { } instant ? network.DayOf(instant) : null);

    /// <summary>A partition per page; row keys begin with the day.</summary>
    public static readonly KeyLayout Days = new Whole(Keys.DayRow);

    /// <summary>A partition per page; row keys begin with the month, and rows are of its first day.</summary>
    public static readonly KeyLayout MonthRows = new Whole(Keys.MonthRow);

    /// <summary>Whether a table holds pages in the order of the keys of their rows also when the id of one begins with that of another.</summary>
    public virtual bool OrdersPagesByKey => true;

    /// <summary>Names a row in the feed.</summary>
    public static string Key(string partition, string row) => $"{PageKey(partition)}{FeedPages.Separator}{row.Replace('|', FeedPages.Separator)}";

    /// <summary>The page that a partition belongs to, as the feed names it.</summary>
    public static string PageKey(string partition)
    {
        var id = partition.IndexOf('|', StringComparison.Ordinal) + 1;
        var end = partition.IndexOf('|', id);
        return string.Concat(partition.AsSpan(0, id - 1), [FeedPages.Separator], end < 0 ? partition.AsSpan(id) : partition.AsSpan(id, end - id));
    }

    /// <summary>Where the row that a key names is, or would be; null when it is not a key of this layout.</summary>
    public RowPosition? Locate(string key)
    {
        if (FeedPages.Find(key) is not { } page)
            return null;
        var start = FeedPages.Key(page).Length + 1;
        return start < key.Length ? Locate(page, key[start..].Replace(FeedPages.Separator, '|')) : null;
    }

    /// <summary>The rows of one page in a range of days.</summary>
    public abstract KeyRange Range(PageKey page, DateOnly? firstDay, DateOnly? lastDay);

    protected abstract RowPosition? Locate(PageKey page, string row);

    private static DateOnly? Day(string text, string format) => DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed class Months(Func<Network, DateOnly, string> firstRow, Func<Network, DateOnly, string> lastRow, Func<Network, string, DateOnly?> dayOf) : KeyLayout
    {
        public override KeyRange Range(PageKey page, DateOnly? firstDay, DateOnly? lastDay) => new(
            firstDay is { } first ? new(Keys.Partition(page, first), firstRow(page.Network, first)) : new($"{Keys.Page(page)}|", ""),
            lastDay is { } last ? new(Keys.Partition(page, last), lastRow(page.Network, last)) : new($"{Keys.Page(page)}|{Highest}", ""));

        protected override RowPosition? Locate(PageKey page, string row) => dayOf(page.Network, row) is { } day ? new(Keys.Partition(page, day), row) : null;
    }

    private sealed class Whole(Func<DateOnly, string> row) : KeyLayout
    {
        // Partitions end with the id: the shorter one comes first. In keys a '~' follows it, which comes behind all that ids hold.
        public override bool OrdersPagesByKey => false;

        public override KeyRange Range(PageKey page, DateOnly? firstDay, DateOnly? lastDay) => new(
            new(Keys.Page(page), firstDay is { } first ? row(first) : ""),
            new(Keys.Page(page), lastDay is { } last ? row(last) + Highest : Highest));

        protected override RowPosition? Locate(PageKey page, string rowKey) => new(Keys.Page(page), rowKey);
    }
}
