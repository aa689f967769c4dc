using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Feed;

/// <summary>What of a filter reaches storage: ranges of keys, and nothing read beside them.</summary>
public sealed class KeyRangeQueriesTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly Recorder _requests = new();
    private Pipeline? _pipeline;

    public async ValueTask InitializeAsync()
    {
        var options = new TableClientOptions();
        options.AddPolicy(_requests, HttpPipelinePosition.PerCall);
        _pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), tableOptions: options);
        foreach (var id in new[] { "1000", "2000" })
            await _pipeline.Get<Pages>().SaveAsync(new(new(Network.Facebook, id), null, null, null, null, CollectedData.Insights), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _pipeline?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(
        "PageKey eq 'facebook~1000' and Day ge 2026-10-05 and Day le 2026-10-20",
        "PartitionKey eq 'facebook|1000|202610' and RowKey ge '20261005' and RowKey le '20261020~'")]
    [InlineData(
        "PageKey eq 'facebook~1000' and Day ge 2026-10-05 and Day lt 2026-12-01",
        "PartitionKey ge 'facebook|1000|202610' and (PartitionKey gt 'facebook|1000|202610' or RowKey ge '20261005') and PartitionKey le 'facebook|1000|202612' and (PartitionKey lt 'facebook|1000|202612' or RowKey le '20261201~')")]
    [InlineData("PageKey eq 'facebook~2000' and Views gt 1", "PartitionKey ge 'facebook|2000|' and PartitionKey le 'facebook|2000|~' and (PartitionKey lt 'facebook|2000|~' or RowKey le '')")]
    [InlineData("Day eq 2026-11-21 and (PageKey eq 'facebook~1000' or PageKey eq 'facebook~3000')", "PartitionKey eq 'facebook|1000|202611' and RowKey ge '20261121' and RowKey le '20261121~'")]
    [InlineData("Key eq 'facebook~1000~20261121'", "PartitionKey eq 'facebook|1000|202611' and RowKey ge '20261121' and RowKey le '20261121'")]
    [InlineData("Views gt 1 or PageKey eq 'facebook~1000'", null)]
    public async Task Filter_OnPageAndDay_IsARangeOfKeys(string filter, string? expected)
    {
        await _pipeline!.FeedAsync($"DailyMetrics?$select=Views&$filter={Uri.EscapeDataString(filter)}");

        var query = _requests.Queries.Single(one => one.Table.EndsWith("DailyPageMetrics", StringComparison.Ordinal));
        query.Filter.ShouldBe(expected);
        query.Select.Split(',').ShouldBeSubsetOf(["Day", "PartitionKey", "RowKey", "Views"], "no more columns than are asked for");
    }

    [Theory]
    [InlineData("ResponseTimeBuckets", "Day", "ResponseTimeBuckets", "PartitionKey eq 'facebook|1000|202610' and RowKey ge '20261005' and RowKey le '20261020~'")]
    [InlineData("SentimentByDay", "Day", "SentimentByDay", "PartitionKey eq 'facebook|1000|202610' and RowKey ge '20261005' and RowKey le '20261020~'")]
    [InlineData("ModerationByDay", "Day", "ModerationByDay", "PartitionKey eq 'facebook|1000|202610' and RowKey ge '20261005' and RowKey le '20261020~'")]
    [InlineData("TopicsByWeek", "WeekStartDay", "TermsByWeek", "PartitionKey eq 'facebook|1000|202610' and RowKey ge '20261005' and RowKey le '20261020~'")]
    [InlineData("Anomalies", "PeakDay", "Anomalies", "PartitionKey eq 'facebook|1000' and RowKey ge '20261005' and RowKey le '20261020}'")]
    [InlineData("AnomalyVerdicts", "AsOfDay", "AnomalyVerdicts", "PartitionKey eq 'facebook|1000' and RowKey ge '20261005' and RowKey le '20261020~'")]
    [InlineData("Crises", "StartDay", "Crises", "PartitionKey eq 'facebook|1000' and RowKey ge '20261005' and RowKey le '20261020~'")]
    [InlineData("FollowerAudits", "Day", "FollowerAudits", "PartitionKey eq 'facebook|1000' and RowKey ge '20261005' and RowKey le '20261020~'")]
    public async Task Filter_OnTheDayOfAnySet_IsARangeOfKeys(string set, string day, string table, string expected)
    {
        var answer = await _pipeline!.FeedAsync($"{set}?$filter={Uri.EscapeDataString($"PageKey eq 'facebook~1000' and {day} ge 2026-10-05 and {day} le 2026-10-20")}");

        answer.Status.ShouldBe(200, answer.Body);
        _requests.Queries.Single(one => one.Table.EndsWith("p" + Environment.ProcessId + table, StringComparison.Ordinal)).Filter.ShouldBe(expected);
    }

    [Fact]
    public async Task Filter_OnDaysAlone_IsARangeForEachPage()
    {
        await _pipeline!.FeedAsync("DailyMetrics?$filter=Day eq 2026-11-21");

        _requests.Queries.Where(one => one.Table.EndsWith("DailyPageMetrics", StringComparison.Ordinal)).Select(one => one.Filter!.Split(' ')[2])
            .ShouldBe(["'facebook|1000|202611'", "'facebook|2000|202611'"]);
    }

    [Theory]
    [InlineData("PageKey eq 'nonsense'")]
    [InlineData("Day ge 2026-11-02 and Day lt 2026-11-01")]
    [InlineData("PageKey eq 'facebook~1000' and PageKey eq 'facebook~2000'")]
    public async Task Filter_ThatNothingCanMatch_ReadsNothing(string filter)
    {
        (await _pipeline!.FeedAsync($"DailyMetrics?$filter={Uri.EscapeDataString(filter)}")).Keys().ShouldBeEmpty();

        _requests.Queries.ShouldNotContain(one => one.Table.EndsWith("DailyPageMetrics", StringComparison.Ordinal));
    }

    /// <summary>Queries as they were sent.</summary>
    private sealed class Recorder : HttpPipelineSynchronousPolicy
    {
        public ConcurrentQueue<(string Table, string? Filter, string Select)> Queries { get; } = new();

        public override void OnSendingRequest(HttpMessage message)
        {
            var uri = message.Request.Uri.ToUri();
            var options = uri.Query.TrimStart('?').Split('&').Select(option => option.Split('=', 2)).Where(option => option.Length == 2)
                .ToDictionary(option => Uri.UnescapeDataString(option[0]), option => Uri.UnescapeDataString(option[1]));
            if (message.Request.Method == RequestMethod.Get && uri.AbsolutePath.EndsWith("()", StringComparison.Ordinal))
                Queries.Enqueue((uri.Segments[^1].TrimEnd('(', ')'), options.GetValueOrDefault("$filter"), options.GetValueOrDefault("$select") ?? ""));
        }
    }
}
