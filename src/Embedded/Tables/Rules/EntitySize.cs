namespace Engagement.Embedded.Tables.Rules;

/// <summary>Adds up an entity while it is written, and stops at the first property that the service would refuse.</summary>
internal struct EntitySize
{
    private const int MaxProperties = 252;
    private const int MaxBytes = 1024 * 1024;
    private const int MaxValueBytes = 64 * 1024;
    private const int MaxNameLength = 255;
    private static readonly DateTime MinDate = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private int _properties;
    private long _bytes;

    public void AddKeys(string partitionKey, string rowKey)
    {
        KeyRule.Check("PartitionKey", partitionKey);
        KeyRule.Check("RowKey", rowKey);
        _bytes = 4 + 2L * (partitionKey.Length + rowKey.Length);
    }

    public void AddText(string name, string value)
    {
        CheckValue(name, 2L * value.Length, $"a text of {value.Length} characters, at most {MaxValueBytes / 2}");
        Add(name, 4 + 2L * value.Length);
    }

    public void AddBinary(string name, int length)
    {
        CheckValue(name, length, $"{length} bytes, at most {MaxValueBytes}");
        Add(name, 4 + length);
    }

    public void AddDate(string name, DateTime value)
    {
        if (value < MinDate)
        {
            throw BrokenRule.Error(
                "OutOfRangeInput", $"Property {name} is {value:O}: dates in a table start at {MinDate:yyyy-MM-dd}; leave it null instead.");
        }

        Add(name, 8);
    }

    public void Add(string name, long valueBytes)
    {
        CheckName(name);
        _bytes += 8 + 2L * name.Length + valueBytes;
        if (++_properties > MaxProperties)
        {
            throw BrokenRule.Error(
                "TooManyProperties", $"Property {name} is one too many: an entity holds at most {MaxProperties} of its own; split the entity.");
        }

        if (_bytes > MaxBytes)
        {
            throw BrokenRule.Error(
                "EntityTooLarge", $"With property {name} the entity has {_bytes} bytes: at most {MaxBytes}; split the entity.");
        }
    }

    private static void CheckValue(string name, long bytes, string what)
    {
        if (bytes > MaxValueBytes)
            throw BrokenRule.Error("PropertyValueTooLarge", $"Property {name} holds {what}: split the value over several properties.");
    }

    private static void CheckName(string name)
    {
        if (name.Length > MaxNameLength)
        {
            throw BrokenRule.Error(
                "PropertyNameTooLong",
                $"Property {name[..40]}... has a name of {name.Length} characters, at most {MaxNameLength}: shorten it.");
        }

        if (!IsIdentifier(name))
            throw BrokenRule.Error("PropertyNameInvalid", $"Property name '{name}' is no C# identifier: use letters, digits and _ only.");
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_'))
            return false;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character != '_')
                return false;
        }

        return true;
    }
}
