using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

/// <summary>Stores one change that a network pushed.</summary>
internal sealed class RecordFeedChange(FeedChangeRecorder recorder, MessageFailures failures)
{
    [Function(nameof(RecordFeedChange))]
    public Task RunAsync([QueueTrigger(MessageQueues.FeedChange)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.FeedChange, message, () => recorder.RunAsync(FeedChange.Parse(message), cancellation));
}
