using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Detect;

/// <summary>Enqueues one message per network; compares nothing itself.</summary>
internal sealed class FindPeerShocks(PeerComparison comparison)
{
    [Function(nameof(FindPeerShocks))]
    public Task RunAsync([TimerTrigger("%FindPeerShocksSchedule%")] TimerInfo timer, CancellationToken cancellation) => comparison.ScheduleAsync(cancellation);
}
