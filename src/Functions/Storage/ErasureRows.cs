using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Privacy;

namespace Engagement.Functions.Storage;

/// <summary>Table Erasures: whose traces were removed, by keys alone, and how far that has come.</summary>
internal sealed class ErasureRows(PipelineTables tables)
{
    private const char Separator = ',';

    private static readonly IReadOnlyList<string> KeyColumns = ["PartitionKey", "RowKey"];
    private static readonly IReadOnlyList<string> PersonColumns = ["PartitionKey", "RowKey", "PersonKeys"];

    public async Task<Erasure?> FindAsync(Network network, string id, CancellationToken cancellation) =>
        await FindRowAsync(network, id, cancellation).ConfigureAwait(false) is { } row ? Read(network, row) : null;

    /// <summary>Changes an erasure; the change may run again when somebody else changed it meanwhile.</summary>
    /// <param name="change">Given null when there is none; null leaves it so.</param>
    /// <returns>What is on record now.</returns>
    public async Task<Erasure?> UpdateAsync(Network network, string id, Func<Erasure?, Erasure?> change, CancellationToken cancellation)
    {
        Erasure? changed = null;
        await TableWrites.RetryConflictsAsync(async () =>
        {
            var stored = await FindRowAsync(network, id, cancellation).ConfigureAwait(false);
            changed = change(stored is null ? null : Read(network, stored));
            if (changed is null || Write(changed) is var row && stored is not null && row.HoldsTheSameAs(stored))
                return;
            if (stored is null)
                await tables.Erasures.AddEntityAsync(row, cancellation).ConfigureAwait(false);
            else
                await tables.Erasures.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Replace, cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        return changed;
    }

    /// <summary>All keys under which nothing is to be stored.</summary>
    public async Task<IReadOnlySet<string>> ReadKeysAsync(Network network, CancellationToken cancellation)
    {
        var (partition, keys) = (Keys.Network(network), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var row in tables.Erasures.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), null, PersonColumns, cancellation).ConfigureAwait(false))
            keys.UnionWith(row.GetString("PersonKeys").Split(Separator));
        return keys;
    }

    /// <summary>Removes those that were asked for before an instant.</summary>
    public Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellation) => tables.Erasures.RemoveRowsAsync(
        tables.Erasures.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RequestedAt lt {before}"), null, KeyColumns, cancellation), cancellation);

    internal static TableEntity Write(Erasure erasure)
    {
        var row = new TableEntity(Keys.Network(erasure.Network), erasure.Id)
        {
            ["PersonKeys"] = string.Join(Separator, erasure.Keys),
            ["Status"] = erasure.Status.ToString(),
            ["RequestedAt"] = erasure.RequestedAt,
            ["CommentsAnonymised"] = erasure.CommentsAnonymised,
            ["MessagesRemoved"] = erasure.MessagesRemoved,
            ["SampledFollowersRemoved"] = erasure.SampledFollowersRemoved,
        };
        row.Put("FinishedAt", erasure.FinishedAt);
        return row;
    }

    private static Erasure Read(Network network, TableEntity row) => new(
        network, row.RowKey, row.GetString("PersonKeys").Split(Separator), Enum.Parse<ErasureStatus>(row.GetString("Status")), row.GetDateTimeOffset("RequestedAt")!.Value, row.GetDateTimeOffset("FinishedAt"))
    {
        CommentsAnonymised = row.GetInt64("CommentsAnonymised") ?? 0,
        MessagesRemoved = row.GetInt64("MessagesRemoved") ?? 0,
        SampledFollowersRemoved = row.GetInt64("SampledFollowersRemoved") ?? 0,
    };

    private async Task<TableEntity?> FindRowAsync(Network network, string id, CancellationToken cancellation)
    {
        var row = await tables.Erasures.GetEntityIfExistsAsync<TableEntity>(Keys.Network(network), id, null, cancellation).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }
}
