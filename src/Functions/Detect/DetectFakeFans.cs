using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Detect;

/// <summary>Judges whether one page's followers look real.</summary>
internal sealed class DetectFakeFans(FakeFanProcessor processor, MessageFailures failures)
{
    [Function(nameof(DetectFakeFans))]
    public Task RunAsync([QueueTrigger(MessageQueues.Detect)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Detect, message, () => processor.RunAsync(DetectMessage.Parse(message), cancellation));
}
