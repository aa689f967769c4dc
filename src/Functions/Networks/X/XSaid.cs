using System.Text.Json;

namespace Engagement.Functions.Networks.X;

/// <summary>A post as a part of a conversation.</summary>
/// <param name="AuthorId">Null in the newer spelling of fields, which has authors only as accounts to be paid for.</param>
/// <param name="ConversationId">The post with which the conversation began.</param>
/// <param name="RepliedToId">The post that it replies to; null when it replies to none, or when the spelling does not say.</param>
/// <param name="RepliedToAuthorId">Who wrote that.</param>
/// <param name="IsRepost">Whether it only repeats another post.</param>
/// <param name="Likes">Null when X does not say.</param>
/// <param name="Replies">Direct replies; null when X does not say.</param>
internal sealed record XSaid(
    string Id, DateTimeOffset CreatedAt, string? AuthorId, string? ConversationId, string? RepliedToId, string? RepliedToAuthorId, bool IsRepost, string? Text, long? Likes, long? Replies)
{
    public bool IsReply => RepliedToId is not null || ConversationId is not null && ConversationId != Id;

    /// <summary>Whether it replies to the post with which the conversation began, as far as the spelling says what it replies to.</summary>
    public bool IsToRoot => RepliedToId is null || RepliedToId == ConversationId;

    /// <exception cref="TransientSourceException">There is no usable id or time.</exception>
    public static XSaid Read(JsonElement post)
    {
        var id = post.FindText("id");
        if (id is not { Length: > 0 } || !id.All(char.IsAsciiDigit) || post.FindInstant("created_at") is not { } createdAt)
            throw new TransientSourceException("X lists a post without a usable id or time.");
        var references = post.FindItems("referenced_tweets").Concat(post.FindItems("referenced_posts")).ToList();
        // The text of a long post ends in the middle of a sentence; the note has all of it.
        var text = (post.Find("note_tweet") ?? post.Find("note_post"))?.FindText("text") ?? post.FindText("text");
        var metrics = post.Find("public_metrics");
        return new(
            id, createdAt, post.FindText("author_id"), post.FindText("conversation_id"),
            references.Find(r => r.FindText("type") == "replied_to") is { ValueKind: JsonValueKind.Object } repliedTo ? repliedTo.FindText("id") : null,
            post.FindText("in_reply_to_user_id"),
            references.Exists(r => r.FindText("type") == "retweeted"),
            text is { Length: > 0 } ? text : null, metrics?.FindCount("like_count"), metrics?.FindCount("reply_count"));
    }
}
