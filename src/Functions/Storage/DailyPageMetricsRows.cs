using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table DailyPageMetrics: what networks reported about pages, day by day.</summary>
internal sealed class DailyPageMetricsRows(PipelineTables tables, DailyPageMetricsAsOfRows asOf)
{
    /// <summary>Updates the stored days by a later answer: a refusal never erases a count.</summary>
    /// <param name="asOfDay">The last complete day when the answer was asked for; the changed days stay readable as known then.</param>
    public async Task UpdateAsync(IEnumerable<DailyPageMetrics> days, DateOnly asOfDay, CancellationToken cancellation)
    {
        foreach (var partition in days.Select(day => Write(day.WithSoundBreakdowns())).GroupBy(row => row.PartitionKey))
            await tables.DailyPageMetrics.MergeRowsAsync(
                [.. partition],
                (stored, later) => Write(Read(stored).UpdatedBy(Read(later)).WithSoundBreakdowns()),
                cancellation,
                // First what was known, then the change: broken off in between, the same change is found and written again.
                changed => asOf.SaveAsync(changed, asOfDay, cancellation)).ConfigureAwait(false);
    }

    /// <summary>The stored days of a range, in order.</summary>
    public async Task<IReadOnlyList<DailyPageMetrics>> ReadAsync(PageKey page, DayRange days, CancellationToken cancellation)
    {
        var found = new List<DailyPageMetrics>(days.DayCount);
        foreach (var month in Keys.Months(days))
            await foreach (var row in tables.DailyPageMetrics.ReadRowsAsync(
                Keys.Partition(page, month.FirstDay), Keys.DayRow(month.FirstDay), Keys.DayRow(month.LastDay), null, cancellation).ConfigureAwait(false))
                found.Add(Read(row));
        return found;
    }

    internal static TableEntity Write(DailyPageMetrics day)
    {
        var row = new TableEntity(Keys.Partition(day.Page, day.Day), Keys.DayRow(day.Day)) { ["Network"] = day.Page.Network.Name, ["PageId"] = day.Page.Id };
        row.PutDay("Day", day.Day);
        foreach (var metric in PageMetric.All)
            row.PutValue(metric.Name, day[metric]);
        return row;
    }

    internal static DailyPageMetrics Read(TableEntity row) => new(
        new(Network.Parse(row.GetString("Network")), row.GetString("PageId")),
        row.GetDay("Day")!.Value,
        PageMetric.All.ToDictionary(metric => metric, metric => row.GetValue(metric.Name)));
}
