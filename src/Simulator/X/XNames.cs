namespace Engagement.Simulator.X;

/// <summary>How one spelling of the API calls things.</summary>
internal sealed record XNames(
    string Fields, string Reposts, string Posts, string EditHistory, string Referenced, string ReferencedExpansion, string ReferencedAuthor,
    string MostRecent, string Pinned, string IncludedPosts, string ProblemHost, IReadOnlyList<string> PostFields)
{
    private static readonly string[] CommonPostFields =
    [
        "id", "text", "created_at", "conversation_id", "lang", "public_metrics", "non_public_metrics", "organic_metrics",
        "promoted_metrics", "reply_settings", "entities", "attachments", "possibly_sensitive", "source", "context_annotations",
        "edit_controls", "community_id", "paid_partnership", "article", "withheld",
    ];

    public static readonly XNames Tweet = new("tweet.fields", "retweet_count", "tweet_count", "edit_history_tweet_ids", "referenced_tweets",
        "referenced_tweets.id", "referenced_tweets.id.author_id", "most_recent_tweet_id", "pinned_tweet_id", "tweets",
        "https://api.twitter.com/2/problems/",
        [.. CommonPostFields, "edit_history_tweet_ids", "author_id", "referenced_tweets", "in_reply_to_user_id", "note_tweet"]);

    /// <summary>Here author, references and the person answered are expansions only.</summary>
    public static readonly XNames Post = new("post.fields", "repost_count", "post_count", "edit_history_post_ids", "referenced_posts",
        "referenced_posts", "referenced_posts.author_id", "most_recent_post_id", "pinned_post_id", "posts",
        "https://api.x.com/2/problems/",
        [.. CommonPostFields, "edit_history_post_ids", "note_post"]);

    /// <summary>Media, polls and places may be asked for, but no simulated post has any.</summary>
    public IReadOnlyList<string> Expansions =>
        ["author_id", "in_reply_to_user_id", ReferencedExpansion, ReferencedAuthor, "attachments.media_keys", "attachments.poll_ids", "geo.place_id"];

    public IReadOnlyList<string> UserFields =>
    [
        "id", "name", "username", "created_at", "description", "location", "profile_image_url", "protected", "public_metrics", "verified",
        "verified_type", "verified_followers_count", "url", "entities", "withheld", "connection_status", "subscription_type", "parody",
        "is_identity_verified", MostRecent, Pinned,
    ];
}
