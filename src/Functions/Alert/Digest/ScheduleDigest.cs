using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Alert.Digest;

/// <summary>Enqueues the digest of the last week that is over on every network; writes none itself.</summary>
internal sealed class ScheduleDigest(MessageQueues queues, TimeProvider clock)
{
    [Function(nameof(ScheduleDigest))]
    public Task RunAsync([TimerTrigger("%ScheduleDigestSchedule%")] TimerInfo timer, CancellationToken cancellation) => queues.SendAsync(DigestMessage.For(LastWeek(clock)), null, cancellation);

    /// <remarks>Facebook's Sunday ends on Monday morning in Europe.</remarks>
    internal static DayRange LastWeek(TimeProvider clock) => PeriodKind.Week.LastCompleteAt(Network.All.Min(clock.LastCompleteDay));
}
