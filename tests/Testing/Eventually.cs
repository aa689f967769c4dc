using System.Diagnostics;

namespace Engagement.Testing;

/// <summary>Bounded waiting for what other processes do.</summary>
public static class Eventually
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan timeout, Func<string> explanation)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > timeout)
                throw new TimeoutException($"after {timeout}: {explanation()}");
            await Task.Delay(PollInterval);
        }
    }
}
