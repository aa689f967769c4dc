using System.Diagnostics;
using Engagement.Embedded.Worker.Queues;

namespace Engagement.Embedded.Worker.Tests.Queues;

public sealed class QueueWakeUpsTests
{
    private static readonly Uri Queue = new("http://127.0.0.1/account/queue");

    [Fact]
    public async Task Wait_WhenRaised_EndsAtOnce()
    {
        var wakeUps = new QueueWakeUps();
        var clock = Stopwatch.StartNew();
        var waiting = wakeUps.WaitAsync(Queue, TimeSpan.FromSeconds(30), CancellationToken.None);

        wakeUps.Raise(Queue);
        await waiting;

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Wait_AfterManyRaisesBefore_EndsAtOnceOnlyOnce()
    {
        var wakeUps = new QueueWakeUps();
        await wakeUps.WaitAsync(Queue, TimeSpan.Zero, CancellationToken.None);
        wakeUps.Raise(Queue);
        wakeUps.Raise(Queue);

        await wakeUps.WaitAsync(Queue, TimeSpan.FromSeconds(30), CancellationToken.None);
        var clock = Stopwatch.StartNew();
        await wakeUps.WaitAsync(Queue, TimeSpan.FromMilliseconds(200), CancellationToken.None);

        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(150));
    }

    [Fact]
    public async Task Wait_WhenAnotherQueueIsRaised_GoesOn()
    {
        var wakeUps = new QueueWakeUps();
        var waiting = wakeUps.WaitAsync(Queue, TimeSpan.FromSeconds(30), CancellationToken.None);

        wakeUps.Raise(new Uri("http://127.0.0.1/account/other"));

        (await Task.WhenAny(waiting, Task.Delay(200))).ShouldNotBe(waiting);
    }
}
