using System.Diagnostics;
using System.Globalization;
using Engagement.Testing;

namespace Engagement.Benchmarks;

/// <summary>The whole demonstration (90 days, 3 pages) on fresh data and again on the same data, everything installed and built.</summary>
/// <remarks>The second run is the peer: it starts and reads everything, but has nothing left to collect.</remarks>
internal static class DemoBenchmark
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task RunAsync()
    {
        using var data = new TemporaryFolder();
        var fresh = await MeasureAsync(data.Path);
        var again = await MeasureAsync(data.Path);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"demo, fresh data: {fresh.TotalSeconds:F1} s (bound {Bound.TotalSeconds:F0} s); nothing left to collect: {again.TotalSeconds:F1} s; ratio {fresh / again:F2}"));
    }

    private static async Task<TimeSpan> MeasureAsync(string dataFolder)
    {
        var clock = Stopwatch.StartNew();
        await using var demo = ProductProcess.StartProject("Local", ["demo", "--exit", "--data", dataFolder]);
        var exitCode = await demo.ExitAsync(Patience);
        return exitCode == 0 ? clock.Elapsed : throw new InvalidOperationException($"the demo ended with {exitCode}:\n{demo.Output}");
    }
}
