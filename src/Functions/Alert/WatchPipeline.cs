using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Alert;

/// <summary>Looks for what people should be told of; tells nobody itself.</summary>
internal sealed class WatchPipeline(PipelineWatch watch)
{
    [Function(nameof(WatchPipeline))]
    public Task RunAsync([TimerTrigger("%WatchPipelineSchedule%")] TimerInfo timer, CancellationToken cancellation) => watch.RunAsync(cancellation);
}
