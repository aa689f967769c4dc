using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table DailyPageMetricsAsOf: what was known of a page's day when another day was the last complete one.</summary>
/// <remarks>A row is written only when a later answer changed something, so a day has a handful of rows: while networks still revise it.</remarks>
internal sealed class DailyPageMetricsAsOfRows(PipelineTables tables)
{
    private const string AsOfDay = "AsOfDay";

    // Replaced, not merged: the row is the whole state of knowledge, written again when the same work is done again.
    public Task SaveAsync(IEnumerable<TableEntity> days, DateOnly asOfDay, CancellationToken cancellation) => tables.DailyPageMetricsAsOf.SubmitAsync(
        days.Select(day => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Write(day, asOfDay))), cancellation);

    /// <summary>The days of a range as they were known then, in order; days of which nothing was known are left out.</summary>
    public async Task<IReadOnlyList<DailyPageMetrics>> ReadAsync(PageKey page, DayRange days, DateOnly asOfDay, CancellationToken cancellation)
    {
        var latest = new SortedDictionary<DateOnly, DailyPageMetrics>();
        foreach (var month in Keys.Months(days))
            await foreach (var row in tables.DailyPageMetricsAsOf.ReadRowsAsync(
                Keys.Partition(page, month.FirstDay), Keys.AsOfRow(month.FirstDay, DateOnly.MinValue), Keys.AsOfRow(month.LastDay, asOfDay), null, cancellation).ConfigureAwait(false))
            {
                // Rows of a day come in the order in which they became known.
                if (row.GetDay(AsOfDay) <= asOfDay && DailyPageMetricsRows.Read(row) is var known)
                    latest[known.Day] = known;
            }
        return [.. latest.Values];
    }

    /// <param name="day">A row of DailyPageMetrics.</param>
    internal static TableEntity Write(TableEntity day, DateOnly asOfDay)
    {
        var row = new TableEntity(day.PartitionKey, Keys.AsOfRow(day.GetDay("Day")!.Value, asOfDay));
        foreach (var (column, value) in day)
            if (column is not (nameof(row.PartitionKey) or nameof(row.RowKey) or nameof(row.Timestamp) or "odata.etag"))
                row[column] = value;
        row.PutDay(AsOfDay, asOfDay);
        return row;
    }
}
