using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Audit;

/// <summary>Judges one sample of a page's followers.</summary>
internal sealed class AuditFollowers(FollowerAuditProcessor processor, MessageFailures failures)
{
    [Function(nameof(AuditFollowers))]
    public Task RunAsync([QueueTrigger(MessageQueues.Audit)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Audit, message, () => processor.RunAsync(AuditMessage.Parse(message), cancellation));
}
