namespace Engagement.Simulator.Tests;

/// <summary>A clock that stands where a test puts it.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>Noon on the Pacific coast, give or take an hour.</summary>
    public static FixedClock AtNoonOf(int year, int month, int day) => new(new DateTimeOffset(year, month, day, 20, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => Now;
}
