using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Connect;

/// <summary>Something happened to a post or comment of a page, as the network pushed it: what and when, not who or with which words.</summary>
/// <param name="Item">For example "comment".</param>
/// <param name="Verb">For example "add", "edited", "remove", "hide", "unhide".</param>
/// <param name="PostId">The post that it is, or is about.</param>
/// <param name="CommentId">Null when it is about the post itself.</param>
internal sealed record FeedChange(int Version, string Page, string Item, string Verb, string? PostId, string? CommentId, DateTimeOffset ChangedAt)
{
    public const int CurrentVersion = 1;

    private const int MaxKeyLength = 200;

    public const string CommentItem = "comment";
    public const string HideVerb = "hide";
    public const string UnhideVerb = "unhide";
    public const string RemoveVerb = "remove";

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    /// <summary>What it says of a comment's being there for everybody; null when it says nothing of that.</summary>
    [JsonIgnore]
    public CommentNotice? Notice => Item != CommentItem || CommentId is null ? null : Verb switch
    {
        HideVerb => new(CommentState.Hidden, ChangedAt),
        UnhideVerb => new(CommentState.Visible, ChangedAt),
        RemoveVerb => new(CommentState.Removed, ChangedAt),
        _ => null,
    };

    public static FeedChange Parse(string body) => MessageJson.Read<FeedChange>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key), ("item", message => Keyed(message.Item)), ("verb", message => Keyed(message.Verb)), ("postId", message => Keyed(message.PostId)),
        ("commentId", message => Keyed(message.CommentId)), ("changedAt", message => MessageJson.Day(message.Key.Network.DayOf(message.ChangedAt))));

    // They become keys of rows.
    private static string? Keyed(string? text) => text is null || text.Length is > 0 and <= MaxKeyLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ':' or '.')
        ? text
        : throw new FormatException("it cannot be a key");
}
