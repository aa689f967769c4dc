namespace Engagement.Functions.Networks.Facebook;

/// <summary>Which permissions calls need, as a refusal tells the page's owner.</summary>
/// <remarks>Source: https://developers.facebook.com/docs/permissions.</remarks>
internal static class FacebookPermissions
{
    public const string Usual = "read_insights, pages_read_engagement and for comments pages_read_user_content";

    private const string Messages = "pages_messaging, pages_manage_metadata and pages_read_engagement";

    private const string Subscription = "pages_manage_metadata";

    public static string For(string edge) => edge switch
    {
        FacebookConversationListing.Edge => Messages,
        FacebookClient.SubscriptionEdge => Subscription,
        _ => Usual,
    };
}
