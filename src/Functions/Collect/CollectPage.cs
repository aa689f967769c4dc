using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Collect;

/// <summary>Fetches one page for one window of days.</summary>
internal sealed class CollectPage(PageCollector collector)
{
    [Function(nameof(CollectPage))]
    public Task RunAsync([QueueTrigger(MessageQueues.Collect)] string message, FunctionContext context, CancellationToken cancellation) =>
        collector.RunAsync(CollectMessage.Parse(message), context.IsLastAttempt(), cancellation);
}
