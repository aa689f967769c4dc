namespace Engagement.Simulator.Generation;

/// <summary>How what a post gets in its life spreads over the days after it.</summary>
internal static class Spreading
{
    private static readonly double[] Reached = [0.52, 0.74, 0.84, 0.89, 0.92, 0.94, 0.955, 0.965, 0.975, 0.982, 0.988, 0.993, 0.997, 1];

    /// <summary>Days on which a post still gets something, the first included.</summary>
    public static int Days => Reached.Length;

    /// <summary>How many of a lifetime's count are there at the end of a day, 0 being the post's own.</summary>
    public static long By(long lifetime, int age) => age < 0 ? 0 : (long)Math.Floor(lifetime * Reached[Math.Min(age, Reached.Length - 1)]);

    /// <summary>How many came on that day alone.</summary>
    public static long On(long lifetime, int age) => By(lifetime, age) - By(lifetime, age - 1);

    /// <summary>The day on which one of a lifetime's count comes, the first being number 0.</summary>
    public static int AgeOf(long number, long lifetime)
    {
        var age = 0;
        while (By(lifetime, age) <= number)
            age++;
        return age;
    }
}
