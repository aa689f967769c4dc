using System.Numerics;

namespace Engagement.Core.Text;

/// <summary>Finds the number of an entry by its hash.</summary>
internal sealed class HashIndex
{
    /// <summary>Stands for the number of what is not in it.</summary>
    public const int None = -1;

    private readonly uint[] _hashes;
    private readonly int[] _numbers;
    private readonly uint _mask;

    /// <summary>Takes in the entries.</summary>
    /// <param name="hashes">Their hashes, each once and none of them 0.</param>
    public HashIndex(ReadOnlySpan<uint> hashes)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2));
        (_hashes, _numbers, _mask) = (new uint[slots], new int[slots], (uint)slots - 1);
        for (var number = 0; number < hashes.Length; number++)
        {
            var slot = FeatureHash.Spread(hashes[number]) & _mask;
            while (_hashes[slot] != 0)
                slot = (slot + 1) & _mask;
            (_hashes[slot], _numbers[slot]) = (hashes[number], number);
        }
    }

    /// <summary>The number of an entry; <see cref="None"/> when it is not there.</summary>
    /// <param name="hash">Its hash.</param>
    public int Of(uint hash)
    {
        for (var slot = FeatureHash.Spread(hash) & _mask; _hashes[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_hashes[slot] == hash)
                return _numbers[slot];
        }

        return None;
    }
}
