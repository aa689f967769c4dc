using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Detect;

/// <summary>Finds the days on which the pages of one network moved together.</summary>
internal sealed class FindPeerShocksOfNetwork(PeerComparison comparison, MessageFailures failures)
{
    [Function(nameof(FindPeerShocksOfNetwork))]
    public Task RunAsync([QueueTrigger(MessageQueues.PeerShocks)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.PeerShocks, message, () => comparison.RunAsync(PeerShocksMessage.Parse(message), cancellation));
}
