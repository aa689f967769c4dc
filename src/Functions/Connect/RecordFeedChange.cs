using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

/// <summary>Stores one change that a network pushed.</summary>
internal sealed class RecordFeedChange(FeedChangeRecorder recorder)
{
    [Function(nameof(RecordFeedChange))]
    public Task RunAsync([QueueTrigger(MessageQueues.FeedChange)] string message, CancellationToken cancellation) =>
        recorder.RunAsync(FeedChange.Parse(message), cancellation);
}
