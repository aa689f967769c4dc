using Azure.Data.Tables;
using Azure.Storage.Queues;
using Engagement.Functions.Access;
using Engagement.Functions.Alert;
using Engagement.Functions.Audit;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Connect;
using Engagement.Functions.Detect;
using Engagement.Functions.Export;
using Engagement.Functions.Feed;
using Engagement.Functions.Networks;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Networks.X;
using Engagement.Functions.Objectives;
using Engagement.Functions.Operations;
using Engagement.Functions.Privacy;
using Engagement.Functions.Report;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;
using Engagement.Functions.Texts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Engagement.Functions;

/// <summary>Everything the functions are made of; tests build the same graph on their own storage and clock.</summary>
internal static class PipelineServices
{
    // One page of a listing is a few hundred kilobytes; an answer far beyond that is not an answer worth the memory.
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<CollectionOptions>().Bind(configuration.GetSection(CollectionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CollectionOptions>, CollectionOptionsValidator>();
        services.AddOptions<FacebookOptions>().Bind(configuration.GetSection(FacebookOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<FacebookOptions>, FacebookOptionsValidator>();
        services.AddOptions<XOptions>().Bind(configuration.GetSection(XOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<XOptions>, XOptionsValidator>();
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();

        services.TryAddSingleton(_ => StorageConnection.Tables(configuration));
        services.TryAddSingleton(_ => StorageConnection.Queues(configuration));
        services.TryAddSingleton(s => new PipelineTables(s.GetRequiredService<TableServiceClient>()));
        services.TryAddSingleton(s => new MessageQueues(s.GetRequiredService<QueueServiceClient>()));
        services.TryAddSingleton(_ => new PoisonQueues(StorageConnection.StoredQueues(configuration)));
        services.AddHostedService<StorageSetup>();
        services.AddSingleton<Pages>().AddSingleton<CollectionStates>().AddSingleton<ComputationStates>()
            .AddSingleton<DailyPageMetricsRows>().AddSingleton<DailyPageMetricsAsOfRows>().AddSingleton<PostRows>().AddSingleton<PostsAsOfRows>().AddSingleton<CommentRows>().AddSingleton<AuthorKeys>().AddSingleton<PeriodKpiRows>()
            .AddSingleton<SpendRows>().AddSingleton<RefusedMetrics>().AddSingleton<PageDirectory>()
            .AddSingleton<PageRows>().AddSingleton<PageTokens>().AddSingleton<FeedChanges>()
            .AddSingleton<CommentFates>().AddSingleton<KeptDays>();

        services.AddNetworkClient<FacebookClient>(FacebookOptions.Timeout);
        services.AddTransient<FacebookRefusals>().AddTransient<FacebookInsights>().AddTransient<FacebookPosts>().AddTransient<FacebookPageNode>().AddTransient<INetworkSource, FacebookSource>();
        services.AddSingleton<MessageRows>().AddSingleton<FollowersByCountryRows>();
        services.AddTransient<IStreamSource, FacebookConversations>().AddTransient<FacebookSubscription>();
        services.AddTransient<IStreamSource, FacebookComments>();
        services.AddNetworkClient<XClient>(XOptions.Timeout);
        services.AddNetworkClient<XTokenClient>(XOptions.Timeout);
        services.AddTransient<XTokenRows>().AddTransient<XTokenCipher>().AddTransient<XUserTokens>().AddTransient<XAccess>();
        services.AddTransient<XSpending>().AddTransient<XUsers>().AddTransient<XLists>().AddTransient<XPosts>().AddTransient<INetworkSource, XSource>();
        services.AddTransient<XRoots>().AddTransient<XConversations>().AddTransient<IStreamSource, XCommentSource>();
        services.AddTransient<AudienceSampleRows>().AddTransient<IStreamSource, XAudienceSource>();

        services.AddTransient<CollectionScheduler>().AddTransient<PostCollector>().AddTransient<CommentCollector>().AddTransient<DayCollector>().AddTransient<StreamCollector>().AddTransient<PageCollector>();
        services.AddTransient<PeriodHistories>().AddTransient<QuantitativeKpiProcessor>();
        services.AddDetection();
        services.AddTransient<PageReport>().AddTransient<PageRegistration>().AddTransient<PageKpis>().AddTransient<ScorecardReport>().AddTransient<DaysReport>().AddTransient<PostsReport>().AddTransient<PostingTimesReport>().AddTransient<HealthReport>();
        services.AddPageJudgements();
        services.AddTransient<PageRemoval>().AddTransient<FacebookTokens>().AddTransient<TokenCheck>();
        services.AddAudit();
        services.AddTransient<RetentionSweep>();
        services.AddOperations().AddPrivacy();
        services.AddAlerts(configuration);
        services.AddAccess(configuration).AddFeed(configuration).AddTransient<ExportEndpoint>().AddObjectives();
        services.AddTexts(configuration);
        services.AddTransient<FacebookWebhook>().AddTransient<FeedChangeRecorder>();
        return services.AddQualify().AddConversationReports();
    }

    private static void AddNetworkClient<TClient>(this IServiceCollection services, TimeSpan timeout)
        where TClient : class =>
        services.AddHttpClient<TClient>(http =>
        {
            http.Timeout = timeout;
            http.MaxResponseContentBufferSize = MaxAnswerBytes;
        }).RemoveAllLoggers();
}
