using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Retention;

/// <summary>Enqueues one message per page; removes nothing itself.</summary>
internal sealed class ForgetTexts(RetentionSweep sweep)
{
    [Function(nameof(ForgetTexts))]
    public Task RunAsync([TimerTrigger("%ForgetTextsSchedule%")] TimerInfo timer, CancellationToken cancellation) => sweep.ScheduleAsync(cancellation);
}
