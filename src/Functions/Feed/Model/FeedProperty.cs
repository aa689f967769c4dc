namespace Engagement.Functions.Feed.Model;

/// <summary>One property of an entity type.</summary>
/// <param name="Name">As in $metadata and in payloads; ASCII letters and digits.</param>
/// <param name="CaptionEn">What a report calls it in English.</param>
/// <param name="CaptionFr">What a report calls it in French.</param>
/// <param name="Read">Its value of a row: null, or the type in memory that <see cref="FeedType"/> names.</param>
internal sealed record FeedProperty(string Name, FeedType Type, string CaptionEn, string CaptionFr, Func<object, object?> Read)
{
    /// <summary>Whether it may be null, as everything measured may.</summary>
    public bool IsNullable { get; init; } = true;

    public PropertyRole Role { get; init; }

    /// <summary>The table columns that it is read from, beside the keys.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Never null.</summary>
    public FeedProperty Required => this with { IsNullable = false };

    public FeedProperty As(PropertyRole role) => this with { Role = role };
}

/// <summary>Makes properties of rows of one type.</summary>
internal static class Property<TRow>
{
    public static FeedProperty Text(string name, string en, string fr, Func<TRow, string?> read) => new(name, FeedType.Text, en, fr, row => read((TRow)row));

    public static FeedProperty Int32(string name, string en, string fr, Func<TRow, int?> read) => new(name, FeedType.Int32, en, fr, row => read((TRow)row));

    public static FeedProperty Int64(string name, string en, string fr, Func<TRow, long?> read) => new(name, FeedType.Int64, en, fr, row => read((TRow)row));

    public static FeedProperty Number(string name, string en, string fr, Func<TRow, double?> read) => new(name, FeedType.Decimal, en, fr, row => Decimals.Of(read((TRow)row)));

    /// <summary>Money, and whatever else must not be rounded.</summary>
    public static FeedProperty Exact(string name, string en, string fr, Func<TRow, decimal?> read) => new(name, FeedType.Decimal, en, fr, row => read((TRow)row));

    public static FeedProperty Boolean(string name, string en, string fr, Func<TRow, bool?> read) => new(name, FeedType.Boolean, en, fr, row => read((TRow)row));

    public static FeedProperty Date(string name, string en, string fr, Func<TRow, DateOnly?> read) => new(name, FeedType.Date, en, fr, row => read((TRow)row));

    public static FeedProperty Instant(string name, string en, string fr, Func<TRow, DateTimeOffset?> read) =>
        new(name, FeedType.Instant, en, fr, row => read((TRow)row)?.ToUniversalTime());

    /// <summary>The key; every set has a single one, since relationships of a report have a single column.</summary>
    public static FeedProperty Key(Func<TRow, string> read) => Text("Key", "Key", "Clé", read).Required.As(PropertyRole.Key);

    /// <summary>Which page the row is about.</summary>
    public static FeedProperty Page(Func<TRow, string> read) => Text("PageKey", "Page", "Page", read).Required.As(PropertyRole.Page);
}
