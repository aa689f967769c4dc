using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Objectives;

namespace Engagement.Functions.Storage;

/// <summary>Table ObjectiveValues: what people entered for periods of objectives that no KPI measures.</summary>
internal sealed class ObjectiveValueRows(PipelineTables tables)
{
    public Task SaveAsync(PageKey page, string objectiveId, DateOnly firstDay, double value, CancellationToken cancellation) =>
        tables.ObjectiveValues.UpsertEntityAsync(Write(page, objectiveId, firstDay, value), TableUpdateMode.Replace, cancellation);

    /// <summary>Values by the first day of their period.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, double?>> ReadAsync(Objective objective, CancellationToken cancellation)
    {
        var found = new Dictionary<DateOnly, double?>();
        await foreach (var row in ReadRowsAsync(objective.Page, objective.Id, cancellation).ConfigureAwait(false))
            found[row.GetDay("FirstDay")!.Value] = row.GetDouble("Value");
        return found;
    }

    public Task<long> RemoveAsync(PageKey page, string objectiveId, CancellationToken cancellation) =>
        tables.ObjectiveValues.RemoveRowsAsync(ReadRowsAsync(page, objectiveId, cancellation), cancellation);

    internal static TableEntity Write(PageKey page, string objectiveId, DateOnly firstDay, double value)
    {
        var row = new TableEntity(Keys.Page(page), Keys.ObjectiveValueRow(objectiveId, firstDay))
        {
            ["Network"] = page.Network.Name,
            ["PageId"] = page.Id,
            ["ObjectiveId"] = objectiveId,
            ["Value"] = value,
        };
        row.PutDay("FirstDay", firstDay);
        return row;
    }

    // '}' follows '|', and no id holds either.
    private IAsyncEnumerable<TableEntity> ReadRowsAsync(PageKey page, string objectiveId, CancellationToken cancellation) =>
        tables.ObjectiveValues.ReadRowsAsync(Keys.Page(page), objectiveId + "|", objectiveId + "}", null, cancellation);
}
