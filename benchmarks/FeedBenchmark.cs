using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Azurite;
using Engagement.Core.Kpis;
using Engagement.Testing;

namespace Engagement.Benchmarks;

/// <summary>A set of 100,000 rows read end to end through the feed; the peer is a bare query of the same rows from the same emulator, round by round in turn.</summary>
internal static class FeedBenchmark
{
    private const int Pages = 20;
    private const int RowsPerPage = 5_000;
    private const int Rounds = 5;
    private const int FirstByteRounds = 9;
    private const int BatchSize = 100;
    private const double LeastRatio = 0.8;
    private const double MaxMegabytes = 150;
    private const string Key = "function-key-of-the-benchmark-0123456789";
    // Of others no rows are shown.
    private static readonly IReadOnlyList<KpiDefinition> Kpis = QuantitativeKpis.Definitions;
    private static readonly TimeSpan FirstByteBound = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync()
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Log = Console.WriteLine });
        using var secrets = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(secrets.Path, "host.json"), $$"""
            { "masterKey": { "name": "master", "value": "m{{Key}}", "encrypted": false }, "functionKeys": [ { "name": "default", "value": "{{Key}}", "encrypted": false } ], "systemKeys": [] }
            """);
        await using var app = ProductProcess.StartProject("Functions", [], new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureWebJobsSecretStorageType"] = "files",
            ["FUNCTIONS_SECRETS_PATH"] = secrets.Path,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            // No timer is to tick while something is measured.
            ["ScheduleCollectionSchedule"] = "0 0 0 1 1 *",
            ["CheckTokensSchedule"] = "0 0 0 1 1 *",
            ["ForgetTextsSchedule"] = "0 0 0 1 1 *",
        });
        using var http = new HttpClient { BaseAddress = new(await app.LineAsync("Listening on ", Patience)), Timeout = Patience };
        http.DefaultRequestHeaders.Add("x-functions-key", Key);
        var tables = new TableServiceClient(azurite.ConnectionString);
        await Eventually.TrueAsync(async () => (await http.GetAsync("api/health")).IsSuccessStatusCode, Patience, () => app.Output);
        await SeedAsync(tables);

        // Once unmeasured: both sides compile what they run.
        await ReadTableAsync(tables);
        await ReadFeedAsync(http);
        var (bare, feed) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await RateAsync(() => ReadTableAsync(tables)));
            feed.Add(await RateAsync(() => ReadFeedAsync(http)));
        }
        var firstByte = new List<double>();
        for (var round = 0; round < FirstByteRounds; round++)
            firstByte.Add(await FirstByteAsync(http));

        Console.WriteLine(Text($"bare table query     {Median(bare):N0} rows/s, median of {Rounds}"));
        Console.WriteLine(Text($"feed                 {Median(feed):N0} rows/s; ratio to the peer {Median(feed) / Median(bare):F2}, bound {LeastRatio:F2}"));
        Console.WriteLine(Text($"first byte           {Median(firstByte):F0} ms, median of {FirstByteRounds}, slowest {firstByte.Max():F0} ms; bound {FirstByteBound.TotalMilliseconds:F0} ms"));
        Console.WriteLine(Text($"memory of the app    {PeakMegabytes(app):F0} MB at its highest; bound {MaxMegabytes:F0} MB"));
    }

    private static async Task SeedAsync(TableServiceClient tables)
    {
        Console.WriteLine("Storing 100,000 rows...");
        var (pages, kpis) = (tables.GetTableClient("Pages"), tables.GetTableClient("PeriodKpis"));
        for (var page = 0; page < Pages; page++)
        {
            var id = $"{1000 + page}";
            await pages.UpsertEntityAsync(new TableEntity("facebook", id) { ["Collects"] = "insights" });
            foreach (var month in Enumerable.Range(0, RowsPerPage).Select(i => Row(id, i)).GroupBy(row => row.PartitionKey))
                foreach (var batch in month.Chunk(BatchSize))
                    await kpis.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
        }
    }

    private static TableEntity Row(string page, int i)
    {
        var (day, kpi) = (new DateOnly(2026, 1, 1).AddDays(i / Kpis.Count), Kpis[i % Kpis.Count]);
        var first = day.AddDays(-27);
        return new TableEntity($"facebook|{page}|{day:yyyyMM}", $"{day:yyyyMMdd}|028|{kpi.Id}")
        {
            ["Network"] = "facebook", ["PageId"] = page, ["KpiId"] = kpi.Id, ["Definition"] = kpi.Reference, ["Days"] = 28, ["N"] = 28L, ["MissingDays"] = 0, ["Status"] = "ok",
            ["FirstDay"] = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["LastDay"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Value"] = i / 7.0, ["Numerator"] = (double)i, ["Denominator"] = 7.0,
            ["IntervalLow"] = i / 8.0, ["IntervalHigh"] = i / 6.0, ["IntervalLevel"] = 0.95, ["IntervalMethod"] = "wilson",
        };
    }

    private static async Task<int> ReadTableAsync(TableServiceClient tables)
    {
        var rows = 0;
        await foreach (var _ in tables.GetTableClient("PeriodKpis").QueryAsync<TableEntity>((string?)null))
            rows++;
        return rows;
    }

    private static async Task<int> ReadFeedAsync(HttpClient http)
    {
        var rows = 0;
        for (var next = "api/odata/PeriodKpis"; next is not null;)
        {
            using var page = JsonDocument.Parse(await http.GetByteArrayAsync(next));
            rows += page.RootElement.GetProperty("value").GetArrayLength();
            next = page.RootElement.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        return rows;
    }

    private static async Task<double> RateAsync(Func<Task<int>> read)
    {
        var clock = Stopwatch.StartNew();
        var rows = await read();
        return rows == Pages * RowsPerPage ? rows / clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"{rows} rows were read");
    }

    private static async Task<double> FirstByteAsync(HttpClient http)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await http.GetAsync("api/odata/PeriodKpis", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[1]);
        var elapsed = clock.Elapsed;
        // To the end, so that the next answer does not wait for what this one has asked of storage.
        await body.CopyToAsync(Stream.Null);
        return elapsed.TotalMilliseconds;
    }

    /// <summary>The most that the process ever had in memory; of Linux, where this is measured.</summary>
    private static double PeakMegabytes(ProductProcess app) => File.ReadLines($"/proc/{app.Id}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
