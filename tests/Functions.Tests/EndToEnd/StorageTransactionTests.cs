using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
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

    // About a fifth more than measured; the order in which pages come and what chance publishes move it a little.
    private const int MostOfABackfill = 80;
    private const int MostOfADay = 42;
    private const int MostOfAnHour = 3;

    [Fact]
    public async Task Transactions_OfAPage_AreFewOnTheFirstDayAndFewerOnEveryOther()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var counted = new CountedRequests();
        var options = new TableClientOptions();
        options.AddPolicy(counted, HttpPipelinePosition.PerCall);
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock, HistoryDays = 180 });
        await using var pipeline = await Pipeline.StartAsync(
            azurite, simulator.BaseUri, simulator.Pages.ToDictionary(page => $"Facebook:PageTokens:{page.Id}", page => (string?)page.AccessToken), options, clock);
        foreach (var page in simulator.Pages)
            await pipeline.RegisterAsync(page.Id, collects: Days);

        var backfill = await MeasureAsync("backfill of 90 days");
        clock.Advance(TimeSpan.FromDays(1));
        var day = await MeasureAsync("a day that reads 28 days again");
        clock.Advance(TimeSpan.FromHours(1));
        var hour = await MeasureAsync("an hour in which nothing is due");

        backfill.ShouldBeLessThanOrEqualTo(MostOfABackfill);
        day.ShouldBeLessThanOrEqualTo(MostOfADay);
        hour.ShouldBeLessThanOrEqualTo(MostOfAnHour);

        async Task<double> MeasureAsync(string what)
        {
            counted.Requests.Clear();
            await pipeline.ScheduleAsync();
            await pipeline.DrainAsync();
            var perPage = (double)counted.Requests.Count / simulator.Pages.Count;
            output.WriteLine($"{what}: {perPage:F1} transactions per page");
            foreach (var table in counted.Requests.GroupBy(request => request).OrderByDescending(group => group.Count()))
                output.WriteLine($"  {table.Key}: {(double)table.Count() / simulator.Pages.Count:F1}");
            return perPage;
        }
    }

    private sealed class CountedRequests : HttpPipelinePolicy
    {
        public ConcurrentBag<string> Requests { get; } = [];

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Requests.Add($"{message.Request.Method} {await TableAsync(message)}");
            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        /// <summary>The table of a request; a transaction names it inside.</summary>
        private static async Task<string> TableAsync(HttpMessage message)
        {
            var path = message.Request.Uri.ToUri().AbsolutePath;
            if (!path.EndsWith("$batch", StringComparison.Ordinal))
                return NameIn(path);
            using var body = new MemoryStream();
            await message.Request.Content!.WriteToAsync(body, CancellationToken.None);
            return NameIn(System.Text.Encoding.UTF8.GetString(body.ToArray())) + " (transaction)";
        }

        private static string NameIn(string text) =>
            new PipelineTables(new TableServiceClient("UseDevelopmentStorage=true")).All.Select(table => table.Name).OrderByDescending(name => name.Length)
                .FirstOrDefault(name => text.Contains(name, StringComparison.Ordinal)) ?? text;
    }
}
