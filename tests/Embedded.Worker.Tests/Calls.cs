using System.Collections.Concurrent;
using Engagement.Testing;

namespace Engagement.Embedded.Worker.Tests;

/// <summary>What the functions of a test saw, in the order in which they saw it.</summary>
internal sealed class Calls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<string> _calls = new();
    private int _running;

    public IReadOnlyList<string> All => [.. _calls];

    /// <summary>The most functions that ran at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Holds back functions that wait for it.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(string call) => _calls.Enqueue(call);

    public async Task DuringAsync(Func<Task> work)
    {
        var running = Interlocked.Increment(ref _running);
        lock (_calls)
            MostAtOnce = Math.Max(MostAtOnce, running);
        try
        {
            await work();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>Waits until so many calls were made, and answers them.</summary>
    public async Task<IReadOnlyList<string>> WaitForAsync(int count)
    {
        await Eventually.TrueAsync(() => Task.FromResult(_calls.Count >= count), Patience, () => $"{count} calls expected, seen: {string.Join(" | ", _calls)}");
        return All;
    }
}
