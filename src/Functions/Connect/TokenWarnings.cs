using System.Globalization;

namespace Engagement.Functions.Connect;

/// <summary>What whoever registers a page should know about its token.</summary>
internal static class TokenWarnings
{
    private static readonly Dictionary<string, string> NeededFor = new()
    {
        ["read_insights"] = "reading metrics",
        ["pages_read_engagement"] = "reading metrics and posts",
        ["pages_read_user_content"] = "reading comments",
        ["pages_messaging"] = "reading private messages",
        ["pages_manage_metadata"] = "reading private messages",
    };

    public static IEnumerable<string> Of(PageToken token, DateTimeOffset now)
    {
        if (token.StatusReason is { } reason)
            yield return reason;
        foreach (var permission in token.MissingPermissions ?? [])
            yield return $"The token lacks {permission}, which {NeededFor[permission]} needs; grant it and issue the token again.";
        if (token.EndsSoon(now))
            yield return string.Create(CultureInfo.InvariantCulture, $"The token, or its access to data, ends in {token.DaysLeft(now)} days; issue a new one.");
    }
}
