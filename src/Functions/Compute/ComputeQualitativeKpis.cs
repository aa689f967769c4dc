using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Compute;

/// <summary>Judges one page by what people say to it and what it answers.</summary>
internal sealed class ComputeQualitativeKpis(QualitativeKpiProcessor processor, MessageFailures failures)
{
    [Function(nameof(ComputeQualitativeKpis))]
    public Task RunAsync([QueueTrigger(MessageQueues.Qualify)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Qualify, message, () => processor.RunAsync(QualifyMessage.Parse(message), cancellation));
}
