using Azure;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Effort;

namespace Engagement.Functions.Storage;

/// <summary>Table MonthlyEfforts: what teams say they spent on their pages.</summary>
internal sealed class MonthlyEffortRows(PipelineTables tables)
{
    // Money is kept exactly: tables have no decimal column.
    private const decimal Micro = 1_000_000;

    /// <summary>The months of a range of which something was entered, in order.</summary>
    public async Task<IReadOnlyList<MonthlyEffort>> ReadAsync(PageKey page, DayRange range, CancellationToken cancellation)
    {
        var found = new List<MonthlyEffort>();
        await foreach (var row in tables.MonthlyEfforts.ReadRowsAsync(Keys.Page(page), Keys.MonthRow(range.FirstDay), Keys.MonthRow(range.LastDay), null, cancellation).ConfigureAwait(false))
            found.Add(Read(page, row));
        return found;
    }

    /// <summary>Replaces what was entered for the month.</summary>
    public Task SaveAsync(MonthlyEffort effort, CancellationToken cancellation) =>
        tables.MonthlyEfforts.UpsertEntityAsync(Write(effort), TableUpdateMode.Replace, cancellation);

    public async Task RemoveAsync(PageKey page, DateOnly month, CancellationToken cancellation)
    {
        try
        {
            await tables.MonthlyEfforts.DeleteEntityAsync(Keys.Page(page), Keys.MonthRow(month), ETag.All, cancellation).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Nothing was entered, or somebody else removed it.
        }
    }

    internal static TableEntity Write(MonthlyEffort effort)
    {
        var row = new TableEntity(Keys.Page(effort.Page), Keys.MonthRow(effort.Month)) { ["Network"] = effort.Page.Network.Name, ["PageId"] = effort.Page.Id };
        row.PutDay("Month", effort.Month);
        row.Put("Hours", effort.Hours);
        row.Put("CostMicros", effort.Cost is { } cost ? (long)(cost * Micro) : null);
        row.Put("Currency", effort.Currency);
        return row;
    }

    private static MonthlyEffort Read(PageKey page, TableEntity row) =>
        new(page, row.GetDay("Month")!.Value, row.GetDouble("Hours"), row.GetInt64("CostMicros") / Micro, row.GetString("Currency"));
}
