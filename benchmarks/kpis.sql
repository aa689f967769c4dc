-- The KPIs of docs/kpis.md over the periods of a table, as plain SQL computes them; a null is a value that the network did not give.
WITH
engaged AS (SELECT *, reactions + comments + shares AS engagements FROM posts),
daily_posts AS (SELECT day, count(*) AS posts, count(engagements) AS counted, sum(engagements) AS engagements,
    count(reactions) AS with_reactions, count(comments) AS with_comments, count(shares) AS with_shares FROM engaged GROUP BY day),
by_day AS (
    SELECT d.*, coalesce(p.posts, 0) AS posts, coalesce(p.counted, 0) AS counted, coalesce(p.engagements, 0) AS post_engagements
    FROM days d LEFT JOIN daily_posts p USING (day)),
days_of AS (
    SELECT p.id, p.first, p.last, p.length, d.* EXCLUDE (day), d.day,
        -- A day has all its posts counted when their number is known and each has its counts.
        PostsPublished IS NOT NULL AND counted = posts AND counted >= PostsPublished AS is_counted
    FROM periods p JOIN by_day d ON d.day BETWEEN p.first AND p.last),
daily AS (
    SELECT id, any_value(length) AS length,
        max(Followers) FILTER (day = first) AS first_followers, max(Followers) FILTER (day = last) AS last_followers,
        sum(NewFollows) AS gained, count(NewFollows) AS gained_n, sum(Unfollows) AS lost, count(Unfollows) AS lost_n,
        sum(NewFollows - Unfollows) AS net, count(NewFollows - Unfollows) AS net_n,
        sum(Views) AS views, count(Views) AS views_n, sum(ViewsOrganic) AS organic, count(ViewsOrganic) AS organic_n,
        sum(ViewsFromAds) AS ads, count(ViewsFromAds) AS ads_n,
        sum(ViewsFromAds) FILTER (Views IS NOT NULL) AS ads_both, sum(Views) FILTER (ViewsFromAds IS NOT NULL) AS views_both, count(ViewsFromAds + Views) AS ads_both_n,
        max(CASE length WHEN 1 THEN Viewers WHEN 7 THEN ViewersTrailing7Days WHEN 28 THEN ViewersTrailing28Days END) FILTER (day = last) AS viewers,
        avg(Viewers) AS daily_viewers, count(Viewers) AS daily_viewers_n,
        sum(Engagements) AS engagements, count(Engagements) AS engagements_n, sum(Reactions) AS reactions, count(Reactions) AS reactions_n,
        sum(Engagements) FILTER (Views IS NOT NULL) AS engagements_both, sum(Views) FILTER (Engagements IS NOT NULL) AS engaged_views, count(Engagements + Views) AS both_n,
        sum(PostsPublished) AS published, count(PostsPublished) AS published_n, count(*) FILTER (PostsPublished > 0) AS active,
        sum(post_engagements) FILTER (Followers IS NOT NULL AND counted > 0) AS followed_engagements,
        sum(Followers::HUGEINT * counted) FILTER (Followers IS NOT NULL AND counted > 0) AS audience,
        coalesce(sum(counted) FILTER (Followers IS NOT NULL), 0) AS followed_posts,
        any_value(length) - count(*) FILTER (is_counted) AS uncounted
    FROM days_of GROUP BY id),
published AS (
    SELECT p.id, sum(engagements) AS engagements, count(engagements) AS engagements_n, max(engagements) AS best,
        avg(reactions) AS reactions, count(reactions) AS reactions_n, avg(comments) AS comments, count(comments) AS comments_n, avg(shares) AS shares, count(shares) AS shares_n
    FROM periods p JOIN engaged e ON e.day BETWEEN p.first AND p.last GROUP BY p.id)
SELECT
    last_followers AS followers, (last_followers IS NOT NULL)::INT AS followers_n,
    gained AS follows_gained, gained_n AS follows_gained_n,
    lost AS follows_lost, lost_n AS follows_lost_n,
    net AS net_follows, net_n AS net_follows_n,
    CASE WHEN length > 1 AND first_followers > 0 THEN pow(last_followers / first_followers, 7.0 / (length - 1)) - 1 END AS weekly_growth_rate,
    (first_followers IS NOT NULL)::INT + (last_followers IS NOT NULL)::INT AS weekly_growth_rate_n,
    views, views_n,
    organic AS views_organic, organic_n AS views_organic_n,
    ads AS views_from_ads, ads_n AS views_from_ads_n,
    CASE WHEN views_both > 0 THEN ads_both / views_both END AS views_from_ads_rate, ads_both_n AS views_from_ads_rate_n,
    viewers, (viewers IS NOT NULL)::INT AS viewers_n,
    daily_viewers AS average_daily_viewers, daily_viewers_n AS average_daily_viewers_n,
    CASE WHEN viewers > 0 THEN views / viewers END AS views_per_viewer, views_n AS views_per_viewer_n,
    d.engagements, d.engagements_n,
    d.reactions, d.reactions_n,
    CASE WHEN engaged_views > 0 THEN engagements_both / engaged_views END AS engagement_rate_by_views, both_n AS engagement_rate_by_views_n,
    CASE WHEN viewers > 0 THEN d.engagements / viewers END AS engagement_rate_by_viewers, d.engagements_n AS engagement_rate_by_viewers_n,
    CASE WHEN audience > 0 THEN followed_engagements / audience END AS engagement_rate_by_followers, followed_posts AS engagement_rate_by_followers_n,
    published AS posts_published, published_n AS posts_published_n,
    published / (published_n / 7.0) AS posts_per_week, published_n AS posts_per_week_n,
    CASE WHEN published_n > 0 THEN active END AS active_days, published_n AS active_days_n,
    CASE WHEN p.engagements_n > 0 THEN p.engagements WHEN uncounted = 0 THEN 0 END AS post_engagements, coalesce(p.engagements_n, 0) AS post_engagements_n,
    p.reactions AS applause_rate, coalesce(p.reactions_n, 0) AS applause_rate_n,
    p.comments AS conversation_rate, coalesce(p.comments_n, 0) AS conversation_rate_n,
    p.shares AS amplification_rate, coalesce(p.shares_n, 0) AS amplification_rate_n,
    p.best AS best_post, coalesce(p.engagements_n, 0) AS best_post_n
FROM daily d LEFT JOIN published p USING (id) ORDER BY d.id
