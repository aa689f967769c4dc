using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Audit;

/// <summary>Judges one sample of a page's followers.</summary>
internal sealed class AuditFollowers(FollowerAuditProcessor processor)
{
    [Function(nameof(AuditFollowers))]
    public Task RunAsync([QueueTrigger(MessageQueues.Audit)] string message, CancellationToken cancellation) =>
        processor.RunAsync(AuditMessage.Parse(message), cancellation);
}
