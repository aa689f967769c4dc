namespace Engagement.Simulator.Generation;

/// <summary>
/// Chance that depends only on what it is for: a stream of numbers per (seed, purpose, page, day, ...), so that a day's numbers are
/// the same whichever day they are asked on and in whatever order.
/// </summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014), spelled out: the algorithm of <see cref="Random"/> may change with the runtime.</remarks>
internal sealed class Dice
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    private Dice(ulong state) => _state = state;

    public static Dice For(int seed, string purpose, params ReadOnlySpan<long> names)
    {
        var state = Mix(Step + unchecked((ulong)seed));
        foreach (var c in purpose)
            state = Mix(state + Step + c);
        foreach (var name in names)
            state = Mix(state + Step + unchecked((ulong)name));
        return new(state);
    }

    /// <summary>In [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>In [0, count).</summary>
    public int Below(int count) => (int)(Unit() * count);

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>An index, each as likely as its weight.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        var point = Unit() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
            if ((point -= weights[i]) < 0)
                return i;
        return weights.Count - 1;
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>Around 1, always positive, with the given standard deviation of its logarithm.</summary>
    public double Factor(double spread) => Math.Exp(spread * Normal());

    /// <summary>A whole number with this mean, spread like a count of independent events (Poisson).</summary>
    public long Count(double mean)
    {
        if (mean <= 0)
            return 0;
        if (mean > 40)
            return Math.Max(0, (long)Math.Round(mean + Math.Sqrt(mean) * Normal()));
        var (count, product, limit) = (0L, Unit(), Math.Exp(-mean));
        for (; product > limit; product *= Unit())
            count++;
        return count;
    }

    private ulong Next()
    {
        _state = unchecked(_state + Step);
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
