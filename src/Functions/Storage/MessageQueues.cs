using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Engagement.Functions.Audit;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Connect;
using Engagement.Functions.Retention;

namespace Engagement.Functions.Storage;

/// <summary>The queues of the pipeline.</summary>
/// <remarks>
/// Messages are sent one by one while the work goes on, not returned through an output binding: a run over any number of pages holds one
/// message in memory, and what was sent before a crash is not lost.
/// </remarks>
/// <param name="prefix">Put before every name, so that tests can share an account.</param>
internal sealed class MessageQueues(QueueServiceClient service, string prefix = "")
{
    public const string Collect = "collect";
    public const string Quantify = "quantify";
    public const string Purge = "purge";
    public const string CheckToken = "check-token";
    public const string FeedChange = "feed-change";
    public const string ForgetTexts = "forget-texts";
    public const string Audit = "audit";

    /// <summary>How often a message is tried before it is put aside; host.json says the same (a test compares them).</summary>
    public const int MaxDequeueCount = 5;

    public static readonly IReadOnlyList<string> Names = [Collect, Quantify, Purge, CheckToken, FeedChange, ForgetTexts, Audit];

    // Work that waits out a long outage must not evaporate; the service's default life is seven days.
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    public Task SendAsync(CollectMessage message, CancellationToken cancellation, TimeSpan? delay = null) =>
        SendAsync(Collect, MessageJson.Write(message), delay, cancellation);

    public Task SendAsync(QuantifyMessage message, CancellationToken cancellation) =>
        SendAsync(Quantify, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(PurgeMessage message, TimeSpan delay, CancellationToken cancellation) =>
        SendAsync(Purge, MessageJson.Write(message), delay, cancellation);

    public Task SendAsync(CheckTokenMessage message, TimeSpan? delay, CancellationToken cancellation) =>
        SendAsync(CheckToken, MessageJson.Write(message), delay, cancellation);

    public Task SendAsync(FeedChange message, CancellationToken cancellation) =>
        SendAsync(FeedChange, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(ForgetTextsMessage message, CancellationToken cancellation) =>
        SendAsync(ForgetTexts, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(AuditMessage message, CancellationToken cancellation) =>
        SendAsync(Audit, MessageJson.Write(message), null, cancellation);

    public Task CreateAsync(CancellationToken cancellation) =>
        Task.WhenAll(Names.Select(name => Client(name).CreateIfNotExistsAsync(cancellationToken: cancellation)));

    /// <summary>About how many messages of a queue were given up.</summary>
    public async Task<int> CountPoisonAsync(string name, CancellationToken cancellation)
    {
        try
        {
            QueueProperties properties = await Client(name + "-poison").GetPropertiesAsync(cancellation).ConfigureAwait(false);
            return properties.ApproximateMessagesCount;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return 0;
        }
    }

    public QueueClient Client(string name) => service.GetQueueClient(prefix + name);

    private async Task SendAsync(string queue, string body, TimeSpan? delay, CancellationToken cancellation) =>
        await Client(queue).SendMessageAsync(body, delay, Forever, cancellation).ConfigureAwait(false);
}
