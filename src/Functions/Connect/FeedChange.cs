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

    public static FeedChange Parse(string body)
    {
        var message = MessageJson.Read<FeedChange>(body);
        if (message.Version != CurrentVersion)
            throw MessageJson.UnknownVersion(nameof(FeedChange), message.Version);
        _ = message.Key;
        return message;
    }
}
