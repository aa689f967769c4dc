using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Compute;

/// <summary>Judges one page by what its network reported.</summary>
internal sealed class ComputeQuantitativeKpis(QuantitativeKpiProcessor processor)
{
    [Function(nameof(ComputeQuantitativeKpis))]
    public Task RunAsync([QueueTrigger(MessageQueues.Quantify)] string message, CancellationToken cancellation) =>
        processor.RunAsync(QuantifyMessage.Parse(message), cancellation);
}
