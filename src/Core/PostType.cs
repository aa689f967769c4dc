namespace Engagement.Core;

/// <summary>What a post is made of.</summary>
public enum PostType
{
    /// <summary>None of the others, or the network does not say.</summary>
    Other = 0,

    /// <summary>One picture or an album.</summary>
    Photo,

    /// <summary>A video other than a reel.</summary>
    Video,

    /// <summary>A short vertical video.</summary>
    Reel,

    /// <summary>A link with a preview.</summary>
    Link,

    /// <summary>Text alone.</summary>
    Text,
}
