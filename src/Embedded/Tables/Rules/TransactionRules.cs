using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Engagement.Embedded.Tables.Wire;

namespace Engagement.Embedded.Tables.Rules;

/// <summary>One partition, at most 100 actions, each row once, at most 4 MiB: the service's rules for a transaction.</summary>
internal static class TransactionRules
{
    private const int MaxActions = 100;
    private const int MaxBytes = 4 * 1024 * 1024;

    public static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        foreach (var action in actions)
            KeyRule.Require(action.Entity);
        var partitionKey = actions[0].Entity.PartitionKey;
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < actions.Count; index++)
        {
            var entity = actions[index].Entity;
            if (index == MaxActions)
            {
                // The service counts the hundredth as the one that failed.
                throw At(index - 1, "InvalidInput", $"The transaction has {actions.Count} actions: at most {MaxActions}; submit it in parts.");
            }

            if (entity.PartitionKey != partitionKey)
            {
                throw At(
                    index,
                    "CommandsInBatchActOnDifferentPartitions",
                    $"PartitionKey '{entity.PartitionKey}' differs from the first action's '{partitionKey}': a transaction writes one partition.");
            }

            if (!rows.TryAdd(entity.RowKey, index))
            {
                throw At(
                    index,
                    "InvalidDuplicateRow",
                    $"RowKey '{entity.RowKey}' is already written by action {rows[entity.RowKey]}: keep the last of them.");
            }
        }
    }

    public static void CheckSize(int bytes, int actions)
    {
        if (bytes > MaxBytes)
        {
            throw BrokenRule.Error(
                "RequestBodyTooLarge",
                $"The transaction of {actions} actions has {bytes} bytes: at most {MaxBytes}; submit it in parts.",
                status: 413);
        }
    }

    public static TableTransactionFailedException At(int index, RequestFailedException broken)
    {
        broken.Data[FailedAction.Key] = index.ToString(CultureInfo.InvariantCulture);
        return new TableTransactionFailedException(broken);
    }

    private static TableTransactionFailedException At(int index, string code, string message) =>
        At(index, BrokenRule.Error(code, string.Create(CultureInfo.InvariantCulture, $"{index}:{message}")));
}
