using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Privacy;

/// <summary>Takes one person out of what is stored.</summary>
internal sealed class EraseAuthor(ErasureProcessor processor, MessageFailures failures)
{
    [Function(nameof(EraseAuthor))]
    public Task RunAsync([QueueTrigger(MessageQueues.Erase)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Erase, message, () => processor.RunAsync(EraseMessage.Parse(message), cancellation));
}
