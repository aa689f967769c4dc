using System.Text.RegularExpressions;
using Engagement.Core;

namespace Engagement.Simulator.Series;

/// <summary>What the columns of a file of page days are called, by those who export them.</summary>
internal static partial class SeriesColumns
{
    public static readonly string[] Page = ["page", "pageid", "pagename", "account", "id", "name"];
    public static readonly string[] Date = ["date", "day", "dategmt", "endtime", "timestamp", "time"];

    /// <summary>Names that mean a running total to some and a day's gain to others: their values tell which.</summary>
    public static readonly string[] Ambiguous = ["follows", "likes", "followers", "fans", "pagefollows", "pagelikes"];

    private static readonly Dictionary<PageMetric, string[]> Names = new()
    {
        [PageMetric.Followers] = ["followerstotal", "totalfollowers", "followerscount", "followercount", "totallikes", "lifetimetotallikes", "pagefans", "fancount", "totalfans", "fanstotal"],
        [PageMetric.NewFollows] =
        [
            "newfollows", "newfollowers", "newfans", "newlikes", "dailynewlikes", "followsgained", "followersgained", "fansgained", "gained", "fanadds", "pagefanadds",
            "dailyfollows", "pagedailyfollows", "pagedailyfollowsunique", "adds",
        ],
        [PageMetric.Unfollows] =
            ["unfollows", "unlikes", "dailyunlikes", "dailyunfollows", "lost", "followslost", "followerslost", "fanslost", "fanremoves", "pagefanremoves", "removes", "pagedailyunfollowsunique"],
        [PageMetric.Views] = ["views", "impressions", "totalimpressions", "dailytotalimpressions", "dailyorganicimpressions", "mediaviews", "pagemediaview", "pageimpressions"],
        [PageMetric.Viewers] = ["viewers", "reach", "totalreach", "dailytotalreach", "dailyorganicreach", "pagereach", "uniqueviewers", "pageimpressionsunique", "pagetotalmediaviewunique"],
        [PageMetric.Engagements] = ["engagements", "engagement", "totalengagements", "engagedusers", "pageengagedusers", "dailypageengagedusers", "interactions", "postengagements", "pagepostengagements"],
        [PageMetric.Reactions] = ["reactions", "totalreactions"],
        [PageMetric.ViewsFromAds] = ["viewsfromads", "adviews", "adsviews", "paidviews", "paidimpressions", "impressionspaid", "paidreach", "reachpaid"],
        [PageMetric.PageVisits] = ["pagevisits", "visits", "pageviews", "profilevisits", "profileviews", "pageviewstotal", "dailyloggedinpageviews"],
        [PageMetric.PostsPublished] = ["posts", "postspublished", "postcount"],
    };

    /// <summary>Letters and digits in lower case: "New Follows", "new_follows" and "newFollows" are one name.</summary>
    public static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    public static PageMetric? MetricOf(string plain) => Names.FirstOrDefault(names => names.Value.Contains(plain)).Key;

    /// <summary>The country of a column of followers by country, such as <c>followers_FR</c>; null when it is none.</summary>
    public static string? CountryOf(string header) => Country().Match(header.Trim()) is { Success: true } match ? match.Groups[1].Value.ToUpperInvariant() : null;

    [GeneratedRegex("^(?:followers|fans|follows|likes|country|followers_country|followers_by_country|page_follows_country|page_fans_country)[_ :.-]+([a-z]{2})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Country();
}
