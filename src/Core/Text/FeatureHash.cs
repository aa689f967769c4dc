namespace Engagement.Core.Text;

/// <summary>Hashes what a text is made of into 32 bits, the same on every machine.</summary>
internal static class FeatureHash
{
    /// <summary>Where hashing starts (FNV-1a, 32 bits).</summary>
    public const uint Seed = 2166136261;

    private const uint Prime = 16777619;

    /// <summary>Takes one more character into a rolling hash.</summary>
    /// <param name="hash">The hash so far.</param>
    /// <param name="unit">The character.</param>
    public static uint Add(uint hash, uint unit) => (hash ^ unit) * Prime;

    /// <summary>The hash of characters.</summary>
    /// <param name="characters">The characters.</param>
    public static uint Of(ReadOnlySpan<char> characters)
    {
        var hash = Seed;
        foreach (var unit in characters)
            hash = Add(hash, unit);
        return hash;
    }

    /// <summary>The hash of two hashes in this order.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    public static uint Pair(uint first, uint second) => Spread(first * 0x85EBCA6B + second);

    /// <summary>What a row of a table keeps of the hash of the feature that owns it: bits that do not index the table.</summary>
    /// <param name="hash">A spread hash.</param>
    public static byte Mark(uint hash) => (byte)(hash >> 4);

    /// <summary>Spreads a rolling hash over all bits, so that the highest ones may index a table.</summary>
    /// <param name="hash">A rolling hash.</param>
    public static uint Spread(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        return hash * 0x9E3779B1;
    }
}
