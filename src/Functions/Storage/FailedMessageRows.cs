using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Engagement.Functions.Operations;

namespace Engagement.Functions.Storage;

/// <summary>Table FailedMessages: why messages failed. Known by a hash of their body: the copy in a poison queue has another id.</summary>
internal sealed class FailedMessageRows(PipelineTables tables)
{
    private const int KeyBytes = 16;

    private static readonly IReadOnlyList<string> KeyColumns = ["PartitionKey", "RowKey"];

    /// <param name="body">As the function got it.</param>
    public Task SaveAsync(string queue, string body, MessageFailure failure, CancellationToken cancellation) =>
        tables.FailedMessages.UpsertEntityAsync(Write(queue, body, failure), TableUpdateMode.Replace, cancellation);

    /// <summary>Null when none is on record.</summary>
    public async Task<MessageFailure?> FindAsync(string queue, string body, CancellationToken cancellation)
    {
        var row = await tables.FailedMessages.GetEntityIfExistsAsync<TableEntity>(queue, Key(body), null, cancellation).ConfigureAwait(false);
        return row.HasValue ? new(row.Value!.GetString("Reason"), row.Value.GetBoolean("IsUnreadable") is true, row.Value.GetDateTimeOffset("FailedAt")!.Value) : null;
    }

    /// <summary>Removes what failed last before an instant.</summary>
    public Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellation) => tables.FailedMessages.RemoveRowsAsync(
        tables.FailedMessages.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"FailedAt lt {before}"), null, KeyColumns, cancellation), cancellation);

    internal static TableEntity Write(string queue, string body, MessageFailure failure) => new(queue, Key(body))
    {
        ["Reason"] = failure.Reason,
        ["IsUnreadable"] = failure.IsUnreadable,
        ["FailedAt"] = failure.FailedAt,
    };

    private static string Key(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, KeyBytes));
}
