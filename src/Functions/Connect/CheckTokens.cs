using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

/// <summary>Enqueues one check per page; asks no network itself.</summary>
internal sealed class CheckTokens(TokenCheck check)
{
    [Function(nameof(CheckTokens))]
    public Task RunAsync([TimerTrigger("%CheckTokensSchedule%")] TimerInfo timer, CancellationToken cancellation) => check.ScheduleAsync(cancellation);
}
