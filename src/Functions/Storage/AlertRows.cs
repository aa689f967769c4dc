using Azure.Data.Tables;
using Engagement.Functions.Alert;

namespace Engagement.Functions.Storage;

/// <summary>Table Alerts: what people were told, and when.</summary>
internal sealed class AlertRows(PipelineTables tables)
{
    private const string NoPage = "pipeline";

    public async Task<SendState> FindAsync(SentThing thing, CancellationToken cancellation) =>
        await FindRowAsync(thing, cancellation).ConfigureAwait(false) is { } row ? Read(row) : SendState.None;

    /// <summary>Changes what is on record; the change may run again when somebody else changed it meanwhile.</summary>
    /// <returns>What is on record now.</returns>
    public async Task<SendState> UpdateAsync(SentThing thing, Func<SendState, SendState> change, CancellationToken cancellation)
    {
        var changed = SendState.None;
        await TableWrites.RetryConflictsAsync(async () =>
        {
            var stored = await FindRowAsync(thing, cancellation).ConfigureAwait(false);
            var before = stored is null ? SendState.None : Read(stored);
            changed = change(before);
            if (changed == before)
                return;
            if (stored is null)
                await tables.Alerts.AddEntityAsync(Write(thing, changed), cancellation).ConfigureAwait(false);
            else
                await tables.Alerts.UpdateEntityAsync(Write(thing, changed), stored.ETag, TableUpdateMode.Replace, cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        return changed;
    }

    internal static TableEntity Write(SentThing thing, SendState state)
    {
        var row = new TableEntity(Partition(thing), Row(thing)) { ["Kind"] = thing.Kind, ["About"] = thing.About, ["UncertainAttempts"] = state.UncertainAttempts };
        row.Put("SendingSince", state.SendingSince);
        row.Put("SentAt", state.SentAt);
        row.Put("Recipients", state.Recipients);
        return row;
    }

    private static SendState Read(TableEntity row) =>
        new(row.GetDateTimeOffset("SendingSince"), row.GetInt32("UncertainAttempts") ?? 0, row.GetDateTimeOffset("SentAt"), row.GetInt32("Recipients"));

    private static string Partition(SentThing thing) => thing.Page is { } page ? Keys.Page(page) : NoPage;

    private static string Row(SentThing thing) => $"{thing.Kind}|{thing.About}";

    private async Task<TableEntity?> FindRowAsync(SentThing thing, CancellationToken cancellation)
    {
        var row = await tables.Alerts.GetEntityIfExistsAsync<TableEntity>(Partition(thing), Row(thing), null, cancellation).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }
}
