using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

/// <summary>Removes what work that was under way during a purge has written since.</summary>
internal sealed class PurgePage(PageRemoval removal, MessageFailures failures)
{
    [Function(nameof(PurgePage))]
    public Task RunAsync([QueueTrigger(MessageQueues.Purge)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Purge, message, () => removal.SweepAsync(PurgeMessage.Parse(message), cancellation));
}
