using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Access;

/// <summary>How many requests one sender may send in a minute to this instance (docs/decisions/0011).</summary>
internal sealed class RequestLimits(IOptions<AccessOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(sender => options.Value.RequestsPerMinute == 0
        ? RateLimitPartition.GetNoLimiter(sender)
        : RateLimitPartition.GetFixedWindowLimiter(sender, _ => new() { PermitLimit = options.Value.RequestsPerMinute, Window = Window }));

    /// <summary>After how many seconds to come again; null when the request may be answered now.</summary>
    public int? SecondsToWait(string sender)
    {
        using var lease = _limiter.AttemptAcquire(sender);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : (int)Window.TotalSeconds;
    }

    public void Dispose() => _limiter.Dispose();
}
