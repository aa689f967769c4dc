namespace Engagement.Functions.Networks.X;

/// <summary>How requests for posts name what they want. X renamed tweets to posts in its specification, and serves one name or the other.</summary>
/// <remarks>
/// Of the "post" family, referenced posts and authors are not fields but expansions; they are not asked for, because every one would be paid for.
/// Source: X's OpenAPI file, 2.166 and 2.167.
/// </remarks>
internal static class XFields
{
    private const string OfEither = "created_at,public_metrics,attachments,entities,conversation_id";
    private const string Private = ",non_public_metrics";

    /// <param name="isPrivate">Whether to ask for what only the account itself may see.</param>
    public static IEnumerable<(string Name, string Value)> Of(string family, bool isPrivate = false) =>
    [
        family == "post"
            ? ("post.fields", OfEither + ",note_post" + (isPrivate ? Private : ""))
            : ("tweet.fields", OfEither + ",note_tweet,referenced_tweets,in_reply_to_user_id" + (isPrivate ? Private : "")),
        ("expansions", "attachments.media_keys"),
        ("media.fields", "type"),
    ];

    /// <summary>Who said something to whom, as far as that is free of charge.</summary>
    public static (string Name, string Value) OfSaid(string family) => family == "post"
        ? ("post.fields", "created_at,public_metrics,conversation_id,note_post")
        : ("tweet.fields", "created_at,public_metrics,conversation_id,note_tweet,author_id,referenced_tweets,in_reply_to_user_id");
}
