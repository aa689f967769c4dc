namespace Engagement.Core;

/// <summary>One message of a private conversation with a page: from which side and when it came, never what it says or who wrote it.</summary>
/// <param name="Page">The page that the conversation is with.</param>
/// <param name="ConversationKey">Keyed hash of the network's id of the conversation.</param>
/// <param name="Key">Keyed hash of the network's id of the message.</param>
/// <param name="CreatedAt">When it was sent, UTC.</param>
/// <param name="IsFromPage">Whether the page sent it; null when the network does not say who did.</param>
/// <param name="FollowsGap">Whether messages came before it that could not be read: what it answers, and how long after, is then not known.</param>
public sealed record PrivateMessage(PageKey Page, string ConversationKey, string Key, DateTimeOffset CreatedAt, bool? IsFromPage, bool FollowsGap);
