using Engagement.Embedded.Worker.Queues;

namespace Engagement.Embedded.Worker.Tests.Queues;

public sealed class PollDelayTests
{
    [Fact]
    public void Next_WhileTheQueueStaysEmpty_DoublesUpToTheLongest()
    {
        var longest = TimeSpan.FromSeconds(10);
        var delay = new PollDelay(longest, new Random(1));

        var delays = Enumerable.Range(0, 10).Select(_ => delay.Next()).ToArray();

        delays[0].ShouldBeInRange(TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(120));
        for (var i = 1; i < 6; i++)
            (delays[i] / delays[i - 1]).ShouldBeInRange(1.3, 3.1);
        delays.ShouldAllBe(one => one <= longest);
        delays[^1].ShouldBeGreaterThan(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Next_AfterReset_IsShortAgain()
    {
        var delay = new PollDelay(TimeSpan.FromMinutes(1), new Random(1));
        for (var i = 0; i < 8; i++)
            delay.Next();

        delay.Reset();

        delay.Next().ShouldBeLessThan(TimeSpan.FromMilliseconds(121));
    }

    [Fact]
    public void Next_WithALongestBelowTheShortest_StaysBelowIt() =>
        new PollDelay(TimeSpan.FromMilliseconds(20), new Random(1)).Next().ShouldBe(TimeSpan.FromMilliseconds(20));
}
