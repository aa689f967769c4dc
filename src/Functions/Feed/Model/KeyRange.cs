using Azure.Data.Tables;

namespace Engagement.Functions.Feed.Model;

/// <summary>A row's keys in its table.</summary>
internal readonly record struct RowPosition(string Partition, string Row);

/// <summary>A run of rows in the order of a table: from one position to another.</summary>
/// <param name="From">Null for the start of the table.</param>
/// <param name="To">Null for its end.</param>
/// <param name="IncludesFrom">Whether the row at the first position belongs to it.</param>
internal sealed record KeyRange(RowPosition? From, RowPosition? To, bool IncludesFrom = true)
{
    /// <summary>Every row of a table.</summary>
    public static readonly KeyRange WholeTable = new(null, null);

    /// <summary>What lies behind a position; null when nothing does.</summary>
    public KeyRange? After(RowPosition position)
    {
        if (To is { } to && Compare(position, to) >= 0)
            return null;
        return From is { } from && Compare(position, from) < 0 ? this : new(position, To, IncludesFrom: false);
    }

    /// <summary>As the table service filters: partitions by range, and rows in the first and last of them only.</summary>
    public string? Filter()
    {
        var above = IncludesFrom ? "ge" : "gt";
        if (From is { } start && To is { } end && start.Partition == end.Partition)
            return string.Join(" and ", [Quoted($"PartitionKey eq {start.Partition}"), $"RowKey {above} {Quoted($"{start.Row}")}", Quoted($"RowKey le {end.Row}")]);
        var parts = new List<string>();
        if (From is { } from)
        {
            parts.Add(Quoted($"PartitionKey ge {from.Partition}"));
            if (from.Row.Length > 0)
                parts.Add($"({Quoted($"PartitionKey gt {from.Partition}")} or RowKey {above} {Quoted($"{from.Row}")})");
        }
        if (To is { } to)
        {
            parts.Add(Quoted($"PartitionKey le {to.Partition}"));
            parts.Add($"({Quoted($"PartitionKey lt {to.Partition}")} or {Quoted($"RowKey le {to.Row}")})");
        }
        return parts.Count == 0 ? null : string.Join(" and ", parts);
    }

    public static int Compare(RowPosition one, RowPosition other) =>
        string.CompareOrdinal(one.Partition, other.Partition) is not 0 and var order ? order : string.CompareOrdinal(one.Row, other.Row);

    private static string Quoted(FormattableString filter) => TableClient.CreateQueryFilter(filter);
}
