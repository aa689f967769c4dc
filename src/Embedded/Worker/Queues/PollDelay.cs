namespace Engagement.Embedded.Worker.Queues;

/// <summary>The wait between polls of an empty queue: doubles from 100 ms to the longest, each a little random so that listeners spread.</summary>
internal sealed class PollDelay(TimeSpan longest, Random random)
{
    private const double Spread = 0.2;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private TimeSpan _next = Shortest;

    public TimeSpan Next()
    {
        var delay = _next * (1 - Spread + 2 * Spread * random.NextDouble());
        _next = Min(_next * 2);
        return Min(delay);
    }

    public void Reset() => _next = Shortest;

    private TimeSpan Min(TimeSpan delay) => delay < longest ? delay : longest;
}
