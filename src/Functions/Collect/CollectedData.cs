namespace Engagement.Functions.Collect;

/// <summary>What is asked of a page's network.</summary>
[Flags]
internal enum CollectedData
{
    /// <summary>Daily metrics of the page.</summary>
    Insights = 1,

    /// <summary>The posts that it published.</summary>
    Posts = 2,

    Everything = Insights | Posts,
}

/// <summary>How the choice is written in storage and in the API.</summary>
internal static class CollectedDataNames
{
    public static readonly IReadOnlyList<string> All = Names(CollectedData.Everything);

    /// <summary>For example "insights", "posts".</summary>
    public static IReadOnlyList<string> Names(this CollectedData data) =>
        [.. Enum.GetValues<CollectedData>().Where(d => d != CollectedData.Everything && data.HasFlag(d)).Select(d => d.ToString().ToLowerInvariant())];

    /// <exception cref="FormatException">There is no name, or one that is not known.</exception>
    public static CollectedData Parse(IEnumerable<string> names)
    {
        CollectedData data = default;
        foreach (var name in names)
            data |= All.Contains(name) ? Enum.Parse<CollectedData>(name, ignoreCase: true) : throw new FormatException($"'{name}' is not something to collect");
        return data == default ? throw new FormatException("there is nothing to collect") : data;
    }
}
