using Engagement.Core;

namespace Engagement.Functions.Feed.Sets;

/// <summary>What reports call page metrics.</summary>
internal static class MetricCaptions
{
    public static readonly IReadOnlyDictionary<PageMetric, (string En, string Fr)> All = new Dictionary<PageMetric, (string En, string Fr)>
    {
        [PageMetric.Followers] = ("Followers", "Abonnés"),
        [PageMetric.NewFollows] = ("New follows", "Nouveaux abonnements"),
        [PageMetric.Unfollows] = ("Unfollows", "Désabonnements"),
        [PageMetric.Views] = ("Views", "Vues"),
        [PageMetric.Viewers] = ("Viewers", "Spectateurs"),
        [PageMetric.ViewersTrailing7Days] = ("Viewers over 7 days", "Spectateurs sur 7 jours"),
        [PageMetric.ViewersTrailing28Days] = ("Viewers over 28 days", "Spectateurs sur 28 jours"),
        [PageMetric.Engagements] = ("Engagements", "Interactions"),
        [PageMetric.PageVisits] = ("Page visits", "Visites de la page"),
        [PageMetric.PostsPublished] = ("Posts published", "Publications"),
        [PageMetric.ViewsFromAds] = ("Views from ads", "Vues issues de la publicité"),
        [PageMetric.ViewsOrganic] = ("Organic views", "Vues organiques"),
        [PageMetric.Reactions] = ("Reactions", "Réactions"),
        [PageMetric.ReactionsLike] = ("Likes", "J’aime"),
        [PageMetric.ReactionsLove] = ("Loves", "J’adore"),
        [PageMetric.ReactionsWow] = ("Wows", "Waouh"),
        [PageMetric.ReactionsHaha] = ("Hahas", "Haha"),
        [PageMetric.ReactionsSorry] = ("Sad reactions", "Triste"),
        [PageMetric.ReactionsAnger] = ("Angry reactions", "Grrr"),
        [PageMetric.ReactionsOther] = ("Other reactions", "Autres réactions"),
        [PageMetric.VideoViews] = ("Video views", "Vues de vidéos"),
        [PageMetric.VideoViewsPaid] = ("Video views from ads", "Vues de vidéos issues de la publicité"),
        [PageMetric.VideoViewsOrganic] = ("Organic video views", "Vues de vidéos organiques"),
        [PageMetric.ContactClicks] = ("Contact clicks", "Clics de contact"),
        [PageMetric.FanAdds] = ("New page likes", "Nouvelles mentions J’aime de la page"),
        [PageMetric.FanAddsPaid] = ("New page likes from ads", "Nouvelles mentions J’aime issues de la publicité"),
        [PageMetric.FanAddsUnpaid] = ("New organic page likes", "Nouvelles mentions J’aime organiques"),
        [PageMetric.Fans] = ("Page likes", "Mentions J’aime de la page"),
    };

    /// <summary>A metric that is new here keeps its name until it has captions; a test asks for them.</summary>
    public static (string En, string Fr) Of(PageMetric metric) => All.TryGetValue(metric, out var captions) ? captions : (metric.Name, metric.Name);
}
