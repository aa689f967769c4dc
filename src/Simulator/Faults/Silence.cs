using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.Faults;

/// <summary>The network that takes a call and never answers.</summary>
internal static class Silence
{
    public static async Task KeepAsync(HttpContext context, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }
}
