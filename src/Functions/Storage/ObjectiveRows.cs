using Azure;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Core.Objectives;

namespace Engagement.Functions.Storage;

/// <summary>Table Objectives: what pages are to achieve.</summary>
internal sealed class ObjectiveRows(PipelineTables tables)
{
    // Replaced, not merged: leaving a field out of an objective removes it.
    public Task SaveAsync(Objective objective, CancellationToken cancellation) =>
        tables.Objectives.UpsertEntityAsync(Write(objective), TableUpdateMode.Replace, cancellation);

    public async Task<Objective?> FindAsync(PageKey page, string id, CancellationToken cancellation)
    {
        var row = await tables.Objectives.GetEntityIfExistsAsync<TableEntity>(Keys.Page(page), id, null, cancellation).ConfigureAwait(false);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>A page's objectives, in the order of their ids.</summary>
    public async IAsyncEnumerable<Objective> ReadAsync(PageKey page, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in tables.Objectives.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Page(page)}"), null, null, cancellation).ConfigureAwait(false))
            yield return Read(row);
    }

    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(PageKey page, string id, CancellationToken cancellation)
    {
        try
        {
            return (await tables.Objectives.DeleteEntityAsync(Keys.Page(page), id, ETag.All, cancellation).ConfigureAwait(false)).Status != 404;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    internal static TableEntity Write(Objective objective)
    {
        var row = new TableEntity(Keys.Page(objective.Page), objective.Id)
        {
            ["Network"] = objective.Page.Network.Name,
            ["PageId"] = objective.Page.Id,
            ["Name"] = objective.Name,
            ["Kind"] = objective.Kind.Name(),
            ["Direction"] = objective.Direction.Name(),
            ["Target"] = objective.Target,
            ["Unit"] = objective.Unit,
            ["Cadence"] = objective.Cadence.Name(),
        };
        row.PutDay("FirstDay", objective.FirstDay);
        row.PutDay("Deadline", objective.Deadline);
        row.Put("KpiId", objective.KpiId);
        return row;
    }

    private static Objective Read(TableEntity row) => new(
        new(Network.Parse(row.GetString("Network")), row.GetString("PageId")),
        row.RowKey,
        row.GetString("Name"),
        Enum.GetValues<ObjectiveKind>().Single(kind => kind.Name() == row.GetString("Kind")),
        Enum.GetValues<ObjectiveDirection>().Single(direction => direction.Name() == row.GetString("Direction")),
        row.GetDouble("Target")!.Value,
        row.GetString("Unit"),
        Enum.GetValues<PeriodKind>().Single(kind => kind.Name() == row.GetString("Cadence")),
        row.GetDay("FirstDay")!.Value,
        row.GetDay("Deadline")!.Value,
        row.GetString("KpiId"));
}
