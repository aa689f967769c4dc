using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table ComputationStates: through which day each page's KPIs are computed.</summary>
/// <remarks>Not a column of CollectionStates: writing there would tell computations that data had changed.</remarks>
internal sealed class ComputationStates(PipelineTables tables)
{
    private const string Column = "ComputedThroughDay";

    public async Task<DateOnly?> FindAsync(PageKey page, CancellationToken cancellation)
    {
        var row = await tables.ComputationStates.GetEntityIfExistsAsync<TableEntity>(page.Network.Name, page.Id, null, cancellation).ConfigureAwait(false);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Moves the day forward, never back: messages arrive in any order.</summary>
    public Task AdvanceAsync(PageKey page, DateOnly throughDay, CancellationToken cancellation) => tables.ComputationStates.MergeRowsAsync(
        [Write(page, throughDay)], (stored, row) => Read(stored) >= throughDay ? stored : row, cancellation);

    internal static TableEntity Write(PageKey page, DateOnly throughDay)
    {
        var row = new TableEntity(page.Network.Name, page.Id);
        row.PutDay(Column, throughDay);
        return row;
    }

    internal static DateOnly? Read(TableEntity row) => row.GetDay(Column);
}
