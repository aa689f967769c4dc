using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Engagement.Functions.Alert;
using Engagement.Functions.Alert.Digest;
using Engagement.Functions.Audit;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Connect;
using Engagement.Functions.Detect;
using Engagement.Functions.Privacy;
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
    public const string Qualify = "qualify";
    public const string Purge = "purge";
    public const string CheckToken = "check-token";
    public const string FeedChange = "feed-change";
    public const string ForgetTexts = "forget-texts";
    public const string Alert = "alert";
    public const string Digest = "digest";
    public const string Audit = "audit";
    public const string Detect = "detect";
    public const string PeerShocks = "peer-shocks";
    public const string Erase = "erase";

    /// <summary>How often a message is tried before it is put aside; host.json says the same (a test compares them).</summary>
    public const int MaxDequeueCount = 5;

    public static readonly IReadOnlyList<string> Names = [Collect, Quantify, Qualify, Purge, CheckToken, FeedChange, ForgetTexts, Audit, Detect, PeerShocks, Alert, Digest, Erase];

    // Work that waits out a long outage must not evaporate; the service's default life is seven days.
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    public Task SendAsync(CollectMessage message, CancellationToken cancellation, TimeSpan? delay = null) =>
        SendAsync(Collect, MessageJson.Write(message), delay, cancellation);

    public Task SendAsync(QuantifyMessage message, CancellationToken cancellation) =>
        SendAsync(Quantify, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(QualifyMessage message, CancellationToken cancellation) =>
        SendAsync(Qualify, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(PurgeMessage message, TimeSpan delay, CancellationToken cancellation) =>
        SendAsync(Purge, MessageJson.Write(message), delay, cancellation);

    public Task SendAsync(CheckTokenMessage message, TimeSpan? delay, CancellationToken cancellation) =>
        SendAsync(CheckToken, MessageJson.Write(message), delay, cancellation);

    public Task SendAsync(FeedChange message, CancellationToken cancellation) =>
        SendAsync(FeedChange, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(ForgetTextsMessage message, CancellationToken cancellation) =>
        SendAsync(ForgetTexts, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(AlertMessage message, TimeSpan? delay, CancellationToken cancellation) =>
        SendAsync(Alert, MessageJson.Write(message), delay, cancellation);

    public Task SendAsync(DigestMessage message, TimeSpan? delay, CancellationToken cancellation) =>
        SendAsync(Digest, MessageJson.Write(message), delay, cancellation);

    public Task SendAsync(AuditMessage message, CancellationToken cancellation) =>
        SendAsync(Audit, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(DetectMessage message, CancellationToken cancellation) =>
        SendAsync(Detect, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(PeerShocksMessage message, CancellationToken cancellation) =>
        SendAsync(PeerShocks, MessageJson.Write(message), null, cancellation);

    public Task SendAsync(EraseMessage message, TimeSpan? delay, CancellationToken cancellation) =>
        SendAsync(Erase, MessageJson.Write(message), delay, cancellation);

    public Task CreateAsync(CancellationToken cancellation) =>
        Task.WhenAll(Names.Select(name => Client(name).CreateIfNotExistsAsync(cancellationToken: cancellation)));

    /// <summary>About how many messages of a queue were given up.</summary>
    public Task<int> CountPoisonAsync(string name, CancellationToken cancellation) => CountAsync(name + PoisonQueues.Suffix, cancellation);

    /// <summary>About how many messages are in a queue, those under way included.</summary>
    public async Task<int> CountAsync(string name, CancellationToken cancellation)
    {
        try
        {
            QueueProperties properties = await Client(name).GetPropertiesAsync(cancellation).ConfigureAwait(false);
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
