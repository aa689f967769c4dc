using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Access;

/// <summary>How many requests one sender may send in a minute to this instance (docs/decisions/0013).</summary>
internal sealed class RequestLimits(IOptions<AccessOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(sender => PerMinute(options.Value, sender) is var limit and > 0
        ? RateLimitPartition.GetFixedWindowLimiter(sender, _ => new() { PermitLimit = limit, Window = Window })
        : RateLimitPartition.GetNoLimiter(sender));

    /// <summary>After how many seconds to come again; null when the request may be answered now.</summary>
    public int? SecondsToWait(string sender)
    {
        using var lease = _limiter.AttemptAcquire(sender);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : (int)Window.TotalSeconds;
    }

    public void Dispose() => _limiter.Dispose();

    /// <param name="sender">The fingerprint of a key, or the object id of whom has signed in.</param>
    private static int PerMinute(AccessOptions options, string sender) => options.Readers.Values
        .FirstOrDefault(reader => string.Equals(reader.KeySha256, sender, StringComparison.OrdinalIgnoreCase) || string.Equals(reader.ObjectId, sender, StringComparison.OrdinalIgnoreCase))
        ?.RequestsPerMinute ?? options.RequestsPerMinute;
}
