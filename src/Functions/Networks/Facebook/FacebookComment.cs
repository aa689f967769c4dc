using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Reads one comment of a listing.</summary>
internal static class FacebookComment
{
    /// <returns>Null when it has no usable id or time.</returns>
    public static Comment? Read(PageKey page, string postId, DateOnly postDay, JsonElement comment, AuthorKeys authors)
    {
        if (comment.FindId("id") is not { } id || comment.FindInstant("created_time") is not { } createdAt)
            return null;
        var parent = comment.Find("parent")?.FindId("id");
        var author = comment.Find("from")?.FindText("id");
        var isFromPage = author is null ? (bool?)null : author == page.Id;
        var message = comment.FindText("message");
        return new(
            page, id, parent is null ? CommentKind.Comment : CommentKind.Reply, createdAt, postId, parent,
            // The page is no person, and what it says is known by IsFromPage.
            isFromPage == true ? null : authors.Of(page.Network, author, createdAt), isFromPage, string.IsNullOrEmpty(message) ? null : message,
            comment.Find("is_hidden") is { ValueKind: JsonValueKind.True } ? CommentState.Hidden : CommentState.Visible)
        {
            PostDay = postDay,
            Likes = Count(comment, "like_count"),
            Replies = Count(comment, "comment_count"),
        };
    }

    private static MetricValue Count(JsonElement comment, string field) =>
        comment.FindCount(field) is { } count ? MetricValue.Ok(count) : MetricValue.Missing(MetricStatus.NotCollected);
}
