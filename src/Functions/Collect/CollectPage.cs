using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Collect;

/// <summary>Fetches one page for one window of days.</summary>
internal sealed class CollectPage(PageCollector collector, MessageFailures failures)
{
    [Function(nameof(CollectPage))]
    public Task RunAsync([QueueTrigger(MessageQueues.Collect)] string message, FunctionContext context, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Collect, message, () => collector.RunAsync(CollectMessage.Parse(message), context.IsLastAttempt(), cancellation));
}
