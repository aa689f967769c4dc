using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Engagement.Core;
using Engagement.Functions.Audit;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Harness;

/// <summary>The function app's own services on tables and queues of their own, with a clock that stands still; tests deliver the messages.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    /// <summary>A token that the stub and the logs must never show again.</summary>
    public const string Token = "EAABtestTOKEN0123456789";

    /// <summary>Morning of 22 November 2026 in California: the last complete day is the 21st.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 19, 0, 0, TimeSpan.Zero);

    private static int _count;

    private readonly ServiceProvider _services;
    private readonly Func<Task> _removeStorage;
    private Func<string, QueueClient>? _stored;

    private Pipeline(ServiceProvider services, FakeTimeProvider clock, LogLines logs, Func<Task> removeStorage) =>
        (_services, Clock, Logs, _removeStorage) = (services, clock, logs, removeStorage);

    /// <summary>A queue in which messages are seen as they are stored.</summary>
    public QueueClient StoredQueue(string name) => _stored!(name);

    public FakeTimeProvider Clock { get; }

    public LogLines Logs { get; }

    /// <summary>Every message that was delivered, as its body.</summary>
    public ConcurrentQueue<string> Delivered { get; } = new();

    public PipelineTables Tables => Get<PipelineTables>();

    public MessageQueues Queues => Get<MessageQueues>();

    /// <param name="tableOptions">How to speak to a Table service that is not simply the emulator's; its tables are created at once, and not removed.</param>
    /// <param name="queueOptions">The same of queues.</param>
    public static async Task<Pipeline> StartAsync(
        AzuriteFixture azurite, Uri facebook, IReadOnlyDictionary<string, string?>? settings = null, TableClientOptions? tableOptions = null, FakeTimeProvider? clock = null,
        QueueClientOptions? queueOptions = null, Action<IServiceCollection>? adjust = null, TokenCredential? credential = null, TextReadings? readings = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["Facebook:BaseUrl"] = facebook.AbsoluteUri,
            ["Facebook:PageTokens:1000"] = Token,
            ["Facebook:PageTokens:2000"] = Token,
        }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();

        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _count)}p{Environment.ProcessId}");
        var (emulatorTables, emulatorQueues) = (new TableServiceClient(azurite.ConnectionString), new QueueServiceClient(azurite.ConnectionString));
        var usedTables = new CreatedOnDemand(table => emulatorTables.CreateTableAsync(table));
        var usedQueues = new CreatedOnDemand(queue => emulatorQueues.GetQueueClient(queue).CreateIfNotExistsAsync());
        clock ??= new FakeTimeProvider(Morning);
        var logs = new LogLines();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new PipelineTables(new TableServiceClient(azurite.ConnectionString, tableOptions ?? OnDemand(new TableClientOptions(), usedTables)), name));
        services.AddSingleton(new MessageQueues(
            new QueueServiceClient(azurite.ConnectionString, queueOptions ?? OnDemand(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, usedQueues)), name));
        var stored = new QueueServiceClient(azurite.ConnectionString, StoredAs(queueOptions, usedQueues));
        services.AddSingleton(new PoisonQueues(stored, name));
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        if (credential is not null)
            services.AddSingleton(credential);
        if (readings is not null)
            services.AddSingleton(readings);
        services.AddPipeline(configuration);
        adjust?.Invoke(services);

        // The emulator looks through all of an account for each request, and keeps it in memory.
        var pipeline = new Pipeline(services.BuildServiceProvider(), clock, logs, () => Task.WhenAll(
            usedTables.Names.Select(table => (Task)emulatorTables.DeleteTableAsync(table)).Concat(usedQueues.Names.Select(queue => emulatorQueues.DeleteQueueAsync(queue)))))
        {
            _stored = queue => stored.GetQueueClient(name + queue),
        };
        if (tableOptions is not null)
            await pipeline.Get<PipelineTables>().CreateAsync(CancellationToken.None);
        if (queueOptions is not null)
            await pipeline.Get<MessageQueues>().CreateAsync(CancellationToken.None);
        return pipeline;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task RegisterAsync(string id = "1000", DateOnly? lastDay = null, CollectedData collects = CollectedData.Insights | CollectedData.Posts) =>
        Get<Pages>().SaveAsync(new(new(Network.Facebook, id), $"Page {id}", "Europe/Paris", "FR", lastDay, collects), CancellationToken.None);

    public Task ScheduleAsync() => Get<CollectionScheduler>().ScheduleAsync(CancellationToken.None);

    public Task CollectAsync(string id, DateOnly firstDay, DateOnly lastDay, bool isLastAttempt = false, DateOnly? asOfDay = null) =>
        Get<PageCollector>().RunAsync(CollectMessage.For(new(Network.Facebook, id), new(firstDay, lastDay), asOfDay ?? lastDay), isLastAttempt, CancellationToken.None);

    public Task QuantifyAsync(string id, DateOnly throughDay) =>
        Get<QuantitativeKpiProcessor>().RunAsync(QuantifyMessage.For(new(Network.Facebook, id), DayRange.EndingOn(throughDay, 90), throughDay), CancellationToken.None);

    public async Task<CollectionState> StateAsync(string id = "1000") =>
        CollectionStates.Read((await Tables.CollectionStates.GetEntityAsync<TableEntity>("facebook", id)).Value);

    public async Task<IReadOnlyList<DailyPageMetrics>> DaysAsync(DayRange days, string id = "1000") =>
        await Get<DailyPageMetricsRows>().ReadAsync(new(Network.Facebook, id), days, CancellationToken.None);

    public async Task<IReadOnlyList<DailyPageMetrics>> DaysAsOfAsync(DayRange days, DateOnly asOfDay, string id = "1000") =>
        await Get<DailyPageMetricsAsOfRows>().ReadAsync(new(Network.Facebook, id), days, asOfDay, CancellationToken.None);

    /// <summary>The waiting messages of a queue, oldest first; they are gone from it afterwards.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(string queue)
    {
        var bodies = new List<string>();
        var client = Queues.Client(queue);
        while ((await client.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value is { Length: > 0 } messages)
            foreach (var message in messages)
            {
                bodies.Add(message.Body.ToString());
                await client.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        return bodies;
    }

    /// <summary>Delivers messages until none is left.</summary>
    /// <param name="order">In which order, and how often, to deliver what is waiting at one time.</param>
    /// <param name="atOnce">Whether to deliver what is waiting at one time all at once.</param>
    public async Task DrainAsync(Func<IEnumerable<string>, IEnumerable<string>>? order = null, bool atOnce = false)
    {
        while (true)
        {
            var collect = (order ?? (m => m))(await TakeAsync(MessageQueues.Collect)).Select(body => (Func<Task>)(() => DeliverCollectAsync(body))).ToList();
            var quantify = (order ?? (m => m))(await TakeAsync(MessageQueues.Quantify)).Select(body => (Func<Task>)(() => DeliverQuantifyAsync(body))).ToList();
            var qualify = (order ?? (m => m))(await TakeAsync(MessageQueues.Qualify)).Select(body => (Func<Task>)(() => DeliverQualifyAsync(body))).ToList();
            var audit = (order ?? (m => m))(await TakeAsync(MessageQueues.Audit)).Select(body => (Func<Task>)(() => DeliverAuditAsync(body))).ToList();
            if (collect.Count + quantify.Count + qualify.Count + audit.Count == 0)
                return;
            if (atOnce)
                await Task.WhenAll(collect.Concat(quantify).Concat(qualify).Concat(audit).Select(deliver => Task.Run(deliver)));
            else
                foreach (var deliver in collect.Concat(quantify).Concat(qualify).Concat(audit))
                    await deliver();
        }
    }

    public Task<string> DumpAsync() => TableDump.WriteAsync(Tables);

    /// <summary>Removes what it stored in the emulator.</summary>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _removeStorage();
    }

    private static TOptions OnDemand<TOptions>(TOptions options, CreatedOnDemand used)
        where TOptions : ClientOptions
    {
        options.AddPolicy(used, HttpPipelinePosition.PerCall);
        return options;
    }

    private static QueueClientOptions StoredAs(QueueClientOptions? options, CreatedOnDemand used) => options is null
        ? OnDemand(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }, used)
        : new() { MessageEncoding = QueueMessageEncoding.None, Transport = options.Transport };

    private async Task DeliverCollectAsync(string body)
    {
        Delivered.Enqueue(body);
        var message = CollectMessage.Parse(body);
        try
        {
            await Get<PageCollector>().RunAsync(message, isLastAttempt: false, CancellationToken.None);
        }
        catch (TransientSourceException)
        {
            // What the queue does: the message becomes visible again.
            await Queues.SendAsync(message, CancellationToken.None);
        }
    }

    private Task DeliverAuditAsync(string body)
    {
        Delivered.Enqueue(body);
        return Get<FollowerAuditProcessor>().RunAsync(AuditMessage.Parse(body), CancellationToken.None);
    }

    private Task DeliverQualifyAsync(string body)
    {
        Delivered.Enqueue(body);
        return Get<QualitativeKpiProcessor>().RunAsync(QualifyMessage.Parse(body), CancellationToken.None);
    }

    private Task DeliverQuantifyAsync(string body)
    {
        Delivered.Enqueue(body);
        return Get<QuantitativeKpiProcessor>().RunAsync(QuantifyMessage.Parse(body), CancellationToken.None);
    }
}
