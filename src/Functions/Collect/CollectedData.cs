using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>What is asked of a page's network.</summary>
[Flags]
internal enum CollectedData
{
    /// <summary>Daily metrics of the page.</summary>
    Insights = 1,

    /// <summary>The posts that it published.</summary>
    Posts = 2,

    /// <summary>What is said to it in public: comments, replies, mentions.</summary>
    Comments = 4,

    /// <summary>Private messages; asked for by name only.</summary>
    Messages = 8,

    /// <summary>A sample of its followers; it costs money, so it is asked for by name only.</summary>
    Audience = 16,

    Usual = Insights | Posts | Comments,
}

/// <summary>How the choice is written in storage and in the API, and who offers what.</summary>
internal static class CollectedDataNames
{
    private static readonly CollectedData[] Single = [.. Enum.GetValues<CollectedData>().Where(d => d != CollectedData.Usual)];

    public static readonly IReadOnlyList<string> All = [.. Single.Select(Name)];

    /// <summary>For example "insights", "posts".</summary>
    public static IReadOnlyList<string> Names(this CollectedData data) => [.. Single.Where(d => data.HasFlag(d)).Select(Name)];

    /// <summary>What a network has for those who ask.</summary>
    public static CollectedData OfferedBy(Network network) =>
        CollectedData.Usual | (network.Equals(Network.Facebook) ? CollectedData.Messages : default) | (network.Equals(Network.X) ? CollectedData.Audience : default);

    /// <exception cref="FormatException">There is no name, or one that is not known.</exception>
    public static CollectedData Parse(IEnumerable<string> names)
    {
        CollectedData data = default;
        foreach (var name in names)
            data |= All.Contains(name) ? Enum.Parse<CollectedData>(name, ignoreCase: true) : throw new FormatException($"'{name}' is not something to collect");
        return data == default ? throw new FormatException("there is nothing to collect") : data;
    }

    private static string Name(CollectedData data) => data.ToString().ToLowerInvariant();
}
