using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Alert.Digest;

/// <summary>Sends the digest of one week.</summary>
internal sealed class SendDigest(DigestSender sender, MessageFailures failures)
{
    [Function(nameof(SendDigest))]
    public Task RunAsync([QueueTrigger(MessageQueues.Digest)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Digest, message, () => sender.RunAsync(DigestMessage.Parse(message), cancellation));
}
