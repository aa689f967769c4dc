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

    public TableClient XTokens { get; } = service.GetTableClient(prefix + "XTokens");

    public IReadOnlyList<TableClient> All =>
    [
        Pages, CollectionStates, ComputationStates, DailyPageMetrics, DailyPageMetricsAsOf, Posts, PostsAsOf, Comments, Messages, FollowersByCountry, PeriodKpis, MonthlyEfforts, SpendByMonth, RefusedMetrics, PageTokens, FeedChanges,
        AudienceSamples, FollowerAudits, XTokens,
    ];

    public Task CreateAsync(CancellationToken cancellation) => Task.WhenAll(All.Select(t => t.CreateIfNotExistsAsync(cancellation)));
}
