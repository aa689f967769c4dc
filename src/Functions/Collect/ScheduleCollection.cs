using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Collect;

/// <summary>Enqueues what is due; collects nothing itself.</summary>
internal sealed class ScheduleCollection(CollectionScheduler scheduler)
{
    [Function(nameof(ScheduleCollection))]
    public Task RunAsync([TimerTrigger("%ScheduleCollectionSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        scheduler.ScheduleAsync(cancellation);
}
