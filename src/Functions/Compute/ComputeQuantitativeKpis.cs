using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Compute;

/// <summary>Judges one page by what its network reported.</summary>
internal sealed class ComputeQuantitativeKpis(QuantitativeKpiProcessor processor, MessageFailures failures)
{
    [Function(nameof(ComputeQuantitativeKpis))]
    public Task RunAsync([QueueTrigger(MessageQueues.Quantify)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Quantify, message, () => processor.RunAsync(QuantifyMessage.Parse(message), cancellation));
}
