using Azure.Data.Tables;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Model;

/// <summary>Properties that are columns of a table under the same name.</summary>
internal static class TableProperty
{
    public static FeedProperty Text(string name, string en, string fr, string? column = null) => From(column ?? name, Property<TableEntity>.Text(name, en, fr, row => row.GetString(column ?? name)));

    public static FeedProperty Int32(string name, string en, string fr) => From(name, Property<TableEntity>.Int32(name, en, fr, row => row.GetInt32(name)));

    public static FeedProperty Int64(string name, string en, string fr) => From(name, Property<TableEntity>.Int64(name, en, fr, row => row.GetInt64(name)));

    public static FeedProperty Number(string name, string en, string fr) => From(name, Property<TableEntity>.Number(name, en, fr, row => row.GetDouble(name)));

    public static FeedProperty Boolean(string name, string en, string fr) => From(name, Property<TableEntity>.Boolean(name, en, fr, row => row.GetBoolean(name)));

    public static FeedProperty Day(string name, string en, string fr) => From(name, Property<TableEntity>.Date(name, en, fr, row => row.GetDay(name)));

    public static FeedProperty Instant(string name, string en, string fr) => From(name, Property<TableEntity>.Instant(name, en, fr, row => row.GetDateTimeOffset(name)));

    /// <summary>A count and what it is worth: two columns, two properties. A count that is missing is null, not 0.</summary>
    public static IEnumerable<FeedProperty> Count(string name, string en, string fr) =>
        [Int64(name, en, fr), Text(name + "Status", $"{en} (status)", $"{fr} (statut)")];

    private static FeedProperty From(string column, FeedProperty property) => property with { Columns = [column] };
}
