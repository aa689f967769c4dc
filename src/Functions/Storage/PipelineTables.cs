using Azure.Data.Tables;

namespace Engagement.Functions.Storage;

/// <summary>The tables of the pipeline; docs/tables describes them.</summary>
/// <param name="prefix">Put before every name, so that tests can share an account.</param>
internal sealed class PipelineTables(TableServiceClient service, string prefix = "")
{
    public TableClient Pages { get; } = service.GetTableClient(prefix + "Pages");

    public TableClient CollectionStates { get; } = service.GetTableClient(prefix + "CollectionStates");

    public TableClient ComputationStates { get; } = service.GetTableClient(prefix + "ComputationStates");

    public TableClient DailyPageMetrics { get; } = service.GetTableClient(prefix + "DailyPageMetrics");

    public TableClient DailyPageMetricsAsOf { get; } = service.GetTableClient(prefix + "DailyPageMetricsAsOf");

    public TableClient Posts { get; } = service.GetTableClient(prefix + "Posts");

    public TableClient PostsAsOf { get; } = service.GetTableClient(prefix + "PostsAsOf");

    public TableClient Comments { get; } = service.GetTableClient(prefix + "Comments");

    public TableClient SentimentByDay { get; } = service.GetTableClient(prefix + "SentimentByDay");

    public TableClient ModerationByDay { get; } = service.GetTableClient(prefix + "ModerationByDay");

    public TableClient ResponseTimeBuckets { get; } = service.GetTableClient(prefix + "ResponseTimeBuckets");

    public TableClient TermsByWeek { get; } = service.GetTableClient(prefix + "TermsByWeek");

    public TableClient Crises { get; } = service.GetTableClient(prefix + "Crises");

    public TableClient Messages { get; } = service.GetTableClient(prefix + "Messages");

    public TableClient FollowersByCountry { get; } = service.GetTableClient(prefix + "FollowersByCountry");

    public TableClient PeriodKpis { get; } = service.GetTableClient(prefix + "PeriodKpis");

    public TableClient MonthlyEfforts { get; } = service.GetTableClient(prefix + "MonthlyEfforts");

    public TableClient SpendByMonth { get; } = service.GetTableClient(prefix + "SpendByMonth");

    public TableClient RefusedMetrics { get; } = service.GetTableClient(prefix + "RefusedMetrics");

    public TableClient PageTokens { get; } = service.GetTableClient(prefix + "PageTokens");

    public TableClient FeedChanges { get; } = service.GetTableClient(prefix + "FeedChanges");

    public TableClient AudienceSamples { get; } = service.GetTableClient(prefix + "AudienceSamples");

    public TableClient FollowerAudits { get; } = service.GetTableClient(prefix + "FollowerAudits");

    public TableClient Objectives { get; } = service.GetTableClient(prefix + "Objectives");

    public TableClient ObjectiveValues { get; } = service.GetTableClient(prefix + "ObjectiveValues");

    public TableClient XTokens { get; } = service.GetTableClient(prefix + "XTokens");

    public TableClient Anomalies { get; } = service.GetTableClient(prefix + "Anomalies");

    public TableClient AnomalyVerdicts { get; } = service.GetTableClient(prefix + "AnomalyVerdicts");

    public TableClient AnomalyExplanations { get; } = service.GetTableClient(prefix + "AnomalyExplanations");

    public TableClient TeamEvents { get; } = service.GetTableClient(prefix + "TeamEvents");

    public TableClient PageSurprises { get; } = service.GetTableClient(prefix + "PageSurprises");

    public TableClient PeerShocks { get; } = service.GetTableClient(prefix + "PeerShocks");

    public TableClient FailedMessages { get; } = service.GetTableClient(prefix + "FailedMessages");

    public TableClient Erasures { get; } = service.GetTableClient(prefix + "Erasures");

    public TableClient Alerts { get; } = service.GetTableClient(prefix + "Alerts");

    public IReadOnlyList<TableClient> All =>
    [
        Pages, CollectionStates, ComputationStates, DailyPageMetrics, DailyPageMetricsAsOf, Posts, PostsAsOf, Comments, Messages, FollowersByCountry, PeriodKpis, MonthlyEfforts, SpendByMonth, RefusedMetrics, PageTokens, FeedChanges,
        AudienceSamples, FollowerAudits, XTokens,
        Anomalies, AnomalyVerdicts, AnomalyExplanations, TeamEvents, PageSurprises, PeerShocks, Alerts, FailedMessages, Erasures, Objectives, ObjectiveValues,
        SentimentByDay, ModerationByDay, ResponseTimeBuckets, TermsByWeek, Crises,
    ];

    public Task CreateAsync(CancellationToken cancellation) => Task.WhenAll(All.Select(t => t.CreateIfNotExistsAsync(cancellation)));
}
