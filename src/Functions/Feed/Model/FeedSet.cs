namespace Engagement.Functions.Feed.Model;

/// <summary>One entity set of the feed: what it is called, what its rows hold, and how they are read.</summary>
/// <remarks>Adding one is a file in Sets/ and a line in <see cref="FeedServices"/>; metadata, queries, exports and documentation tests follow from it.</remarks>
internal abstract class FeedSet
{
    /// <summary>Plural, as in addresses.</summary>
    public abstract string Name { get; }

    /// <summary>Singular, as in $metadata.</summary>
    public abstract string EntityType { get; }

    public abstract string CaptionEn { get; }

    public abstract string CaptionFr { get; }

    /// <summary>The key first.</summary>
    public abstract IReadOnlyList<FeedProperty> Properties { get; }

    public virtual IReadOnlyList<FeedLink> Links => [];

    /// <summary>Properties by which the rows of pages whose ids do not begin with one another are in order as they are read; the page first.</summary>
    public virtual IReadOnlyList<string> Order => [];

    /// <summary>Whether the registered pages are looked up before rows are read; a set that reads them itself, or is not about pages, says no.</summary>
    public virtual bool NeedsPages => true;

    public FeedProperty Key => Properties[0];

    public FeedProperty? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);

    /// <summary>The rows that a scope holds, in the order of their keys, and some more: the filter decides.</summary>
    /// <param name="pages">The registered pages of the scope; none when the set needs none.</param>
    /// <param name="after">Key of the last row that the reader has; null to begin with the first.</param>
    /// <param name="needed">The properties that are asked for or filtered by.</param>
    /// <param name="wanted">How many rows are expected to suffice: no more are read ahead.</param>
    public abstract IAsyncEnumerable<object> ReadAsync(
        FeedScope scope, PagesInOrder pages, string? after, IReadOnlyCollection<FeedProperty> needed, int wanted, CancellationToken cancellation);

    /// <summary>The text of a row's key.</summary>
    public string KeyOf(object row) => Key.Read(row) switch
    {
        string text => text,
        DateOnly day => Text(day),
        var other => throw new InvalidOperationException($"a key of {Name} is {other ?? "null"}"),
    };

    /// <summary>A day as keys hold it.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
