namespace Engagement.Functions.Networks.X;

/// <summary>How requests for posts name what they want. X renamed tweets to posts in its specification, and serves one name or the other.</summary>
/// <remarks>
/// Of the "post" family, referenced posts are not a field but an expansion; they are not asked for, because every one would be paid for.
/// Source: X's OpenAPI file, 2.166 and 2.167.
/// </remarks>
internal static class XFields
{
    private const string OfEither = "created_at,public_metrics,attachments,entities";

    public static IEnumerable<(string Name, string Value)> Of(string family) =>
    [
        family == "post" ? ("post.fields", OfEither + ",note_post") : ("tweet.fields", OfEither + ",note_tweet,referenced_tweets"),
        ("expansions", "attachments.media_keys"),
        ("media.fields", "type"),
    ];
}
