namespace Engagement.Simulator;

/// <summary>A page that the simulator serves, as its owner would register it with the pipeline.</summary>
/// <param name="Id">Page id: letters, digits, '-' and '.'.</param>
/// <param name="Name">Display name.</param>
/// <param name="AccessToken">The page access token that the simulator accepts for this page.</param>
/// <param name="TimeZone">IANA zone of the page's people.</param>
/// <param name="Market">ISO country code, "ZZ" when unknown.</param>
/// <param name="FirstDay">First day with data (the network's day).</param>
/// <param name="LastDay">Recorded pages only: the last recorded day. The page answers as if asked on the day after it.</param>
/// <param name="HasInsights">Whether anything is known of its days; recordings of posts alone have none.</param>
/// <param name="HasPosts">Whether anything is known of its posts; recordings of days alone have none, which is not to say that it published none.</param>
/// <param name="HasComments">Whether the words of its comments are known; recordings of posts alone have none, even where they count them.</param>
public sealed record SimulatedPage(
    string Id, string Name, string AccessToken, string TimeZone, string Market, DateOnly FirstDay, DateOnly? LastDay, bool HasInsights, bool HasPosts, bool HasComments);
