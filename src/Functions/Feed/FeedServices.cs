using Engagement.Functions.Feed.Answers;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Sets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Feed;

/// <summary>What the feed is made of. A new entity set is a file in Sets/ and a line here.</summary>
internal static class FeedServices
{
    public static IServiceCollection AddFeed(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<FeedModel>().AddSingleton<FeedReading>().AddSingleton(new PublicAddress(configuration)).AddTransient<FeedEndpoint>();
        services.AddSingleton<FeedSet, PagesSet>();
        services.AddSingleton<FeedSet, DatesSet>();
        services.AddSingleton<FeedSet, DailyMetricsSet>();
        services.AddSingleton<FeedSet, PostsSet>();
        services.AddSingleton<FeedSet, PeriodKpisSet>();
        services.AddSingleton<FeedSet, KpiDefinitionsSet>();
        services.AddSingleton<FeedSet, DataFreshnessSet>();
        services.AddSingleton<FeedSet, SeriesBreaksSet>();
        services.AddSingleton<FeedSet, HourStatisticsSet>();
        services.AddSingleton<FeedSet, ContentTypesSet>();
        services.AddSingleton<FeedSet, FollowerCountriesSet>();
        services.AddSingleton<FeedSet, ObjectivesSet>();
        services.AddSingleton<FeedSet, MonthlyEffortsSet>();
        services.AddSingleton<FeedSet, ResponseTimeBucketsSet>();
        services.AddSingleton<FeedSet, SentimentByDaySet>();
        services.AddSingleton<FeedSet, ModerationByDaySet>();
        services.AddSingleton<FeedSet, TopicsByWeekSet>();
        services.AddSingleton<FeedSet, AnomaliesSet>();
        services.AddSingleton<FeedSet, AnomalyVerdictsSet>();
        services.AddSingleton<FeedSet, FollowerAuditsSet>();
        services.AddSingleton<FeedSet, TeamEventsSet>();
        services.AddSingleton<FeedSet, CrisesSet>();
        return services;
    }
}
