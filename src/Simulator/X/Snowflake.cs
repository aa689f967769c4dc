namespace Engagement.Simulator.X;

/// <summary>Ids as X makes them: milliseconds since 2010-11-04 over 22 further bits, so that a later id is a later thing.</summary>
internal static class Snowflake
{
    private const long Epoch = 1_288_834_974_657;

    public const int LowBits = 22;

    public static long At(DateTimeOffset at, long low) => ((at.ToUnixTimeMilliseconds() - Epoch) << LowBits) | (low & ((1 << LowBits) - 1));
}
