using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>What is collected of a page by messages of its own, at its own pace, and refused for itself alone.</summary>
internal enum CollectionStream
{
    /// <summary>Daily metrics and posts.</summary>
    Days,

    /// <summary>What is said to the page in public, and what it answers: comments, replies, mentions.</summary>
    Comments,

    /// <summary>Private messages: when they came and when they were answered.</summary>
    Messages,

    /// <summary>A sample of the accounts that follow the page.</summary>
    Audience,
}

/// <summary>How streams are named in messages, storage and the API, and which a page has.</summary>
internal static class CollectionStreams
{
    private static readonly IReadOnlyDictionary<CollectionStream, CollectedData> Data = new Dictionary<CollectionStream, CollectedData>
    {
        [CollectionStream.Days] = CollectedData.Insights | CollectedData.Posts,
        [CollectionStream.Comments] = CollectedData.Comments,
        [CollectionStream.Messages] = CollectedData.Messages,
        [CollectionStream.Audience] = CollectedData.Audience,
    };

    /// <summary>Those that bring what is about people.</summary>
    public static readonly IReadOnlySet<CollectionStream> AboutPeople = new HashSet<CollectionStream> { CollectionStream.Comments, CollectionStream.Messages, CollectionStream.Audience };

    /// <summary>For example "comments".</summary>
    public static string Name(this CollectionStream stream) => stream.ToString().ToLowerInvariant();

    /// <exception cref="FormatException">There is no such stream.</exception>
    public static CollectionStream Parse(string name) =>
        Data.Keys.Cast<CollectionStream?>().FirstOrDefault(stream => stream!.Value.Name() == name) ?? throw new FormatException($"'{name}' is not a stream of collection");

    public static IEnumerable<CollectionStream> Of(RegisteredPage page) => Data.Where(stream => (page.Collects & stream.Value) != 0).Select(stream => stream.Key);

    /// <summary>Whether a stream brings what people say to a page, or what the page answers: on X answers come with the page's posts.</summary>
    public static bool HoldsConversations(this CollectionStream stream, RegisteredPage page) => stream switch
    {
        CollectionStream.Comments or CollectionStream.Messages => true,
        CollectionStream.Days => page.Key.Network.Equals(Network.X) && page.Has(CollectionStream.Comments),
        _ => false,
    };

    public static bool Has(this RegisteredPage page, CollectionStream stream) => (page.Collects & Data[stream]) != 0;
}
