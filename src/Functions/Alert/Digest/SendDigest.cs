using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Alert.Digest;

/// <summary>Sends the digest of one week.</summary>
internal sealed class SendDigest(DigestSender sender)
{
    [Function(nameof(SendDigest))]
    public Task RunAsync([QueueTrigger(MessageQueues.Digest)] string message, CancellationToken cancellation) => sender.RunAsync(DigestMessage.Parse(message), cancellation);
}
