namespace Engagement.Functions.Alert.Digest;

/// <summary>The KPIs that a digest shows, by their ids in docs/kpis.md (a test compares them).</summary>
internal static class DigestKpis
{
    public const string Followers = "followers";
    public const string NetFollows = "net_follows";
    public const string Engagements = "post_engagements";
    public const string EngagementRate = "engagement_rate_by_views";
    public const string Posts = "posts_published";

    public static readonly IReadOnlyList<string> All = [Followers, NetFollows, Engagements, EngagementRate, Posts];
}
