using System.Collections.Concurrent;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>What a page costs in storage: every request to a table is paid for. benchmarks/README.md has the numbers.</summary>
public class StorageTransactionTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const CollectedData Days = CollectedData.Insights | CollectedData.Posts;

    // About a fifth more than measured: what chance publishes moves it a little.
    [Theory]
    [InlineData("facebook", 80, 42)]
    [InlineData("x", 104, 52)]
    public async Task Transactions_OfAPage_AreFewOnTheFirstDayAndFewerOnEveryOther(string network, int mostOfABackfill, int mostOfADay)
    {
        const int MostOfAnHour = 3;
        var clock = new FakeTimeProvider(new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var counted = new CountedRequests();
        var options = new TableClientOptions();
        options.AddPolicy(counted, HttpPipelinePosition.PerCall);
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock, HistoryDays = 180 });
        var settings = simulator.Pages.ToDictionary(page => $"Facebook:PageTokens:{page.Id}", page => (string?)page.AccessToken);
        settings["X:BaseUrl"] = simulator.BaseUri.AbsoluteUri;
        settings["X:BearerToken"] = simulator.XAccounts[0].BearerToken;
        await using var pipeline = await Pipeline.StartAsync(azurite, simulator.BaseUri, settings, options, clock);
        var ids = network == Network.X.Name ? simulator.XAccounts.Select(account => account.Id).ToList() : [.. simulator.Pages.Select(page => page.Id)];
        foreach (var id in ids)
            await pipeline.Get<Pages>().SaveAsync(new(new(Network.Parse(network), id), null, null, null, null, Days), CancellationToken.None);

        (await MeasureAsync("backfill of 90 days")).ShouldBeLessThanOrEqualTo(mostOfABackfill);
        clock.Advance(TimeSpan.FromDays(1));
        (await MeasureAsync("a day that reads 28 days again")).ShouldBeLessThanOrEqualTo(mostOfADay);
        clock.Advance(TimeSpan.FromHours(1));
        (await MeasureAsync("an hour in which nothing is due")).ShouldBeLessThanOrEqualTo(MostOfAnHour);

        async Task<double> MeasureAsync(string what)
        {
            counted.Requests.Clear();
            await pipeline.ScheduleAsync();
            await pipeline.DrainAsync();
            var requests = counted.Requests.Select(request => $"{request.Method} {TableIn(request.Text, pipeline)}").ToList();
            var rows = await pipeline.Tables.PeriodKpis.QueryAsync<TableEntity>((string?)null, null, ["RowKey"], CancellationToken.None).CountAsync();
            output.WriteLine($"{what}: {(double)requests.Count / ids.Count:F1} transactions per page, {(double)rows / ids.Count:F0} rows of KPIs");
            foreach (var table in requests.CountBy(request => request).OrderByDescending(table => table.Value))
                output.WriteLine($"  {table.Key}: {(double)table.Value / ids.Count:F1}");
            return (double)requests.Count / ids.Count;
        }
    }

    private static string TableIn(string text, Pipeline pipeline)
    {
        var prefix = pipeline.Tables.Pages.Name[..^nameof(PipelineTables.Pages).Length];
        return pipeline.Tables.All.Select(table => table.Name).OrderByDescending(name => name.Length).First(name => text.Contains(name, StringComparison.Ordinal))[prefix.Length..];
    }

    private sealed class CountedRequests : HttpPipelinePolicy
    {
        /// <summary>Method and path; of a transaction also its body, which names the table.</summary>
        public ConcurrentBag<(string Method, string Text)> Requests { get; } = [];

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var path = message.Request.Uri.ToUri().AbsolutePath;
            using var body = new MemoryStream();
            if (path.EndsWith("$batch", StringComparison.Ordinal))
                await message.Request.Content!.WriteToAsync(body, CancellationToken.None);
            Requests.Add((message.Request.Method.ToString(), body.Length > 0 ? Encoding.UTF8.GetString(body.ToArray()) : path));
            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
