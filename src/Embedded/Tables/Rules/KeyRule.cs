using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Rules;

/// <summary>Partition and row keys: at most 1 KiB, without the characters that the service's URLs cannot carry.</summary>
internal static class KeyRule
{
    private const int MaxBytes = 1024;

    public static void Require(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        _ = entity.PartitionKey ?? throw Missing(entity, nameof(entity.PartitionKey));
        _ = entity.RowKey ?? throw Missing(entity, nameof(entity.RowKey));
    }

    public static void Check(string name, string key)
    {
        if (key.Length * 2 > MaxBytes)
        {
            throw BrokenRule.Error(
                "KeyValueTooLarge",
                $"{name} has {key.Length} characters ('{key[..40]}...'): a key holds at most {MaxBytes / 2}; shorten or hash it.");
        }

        foreach (var character in key)
        {
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
            {
                throw BrokenRule.Error(
                    "OutOfRangeInput",
                    $"{name} '{key}' holds the character U+{(int)character:X4}: keys may not hold / \\ # ? or control characters; replace it.");
            }
        }
    }

    private static ArgumentNullException Missing(ITableEntity entity, string key) =>
        new(key, $"A {entity.GetType().Name} without {key} cannot be stored: set it.");
}
