namespace Engagement.Core.Text;

/// <summary>How pleasant words, emoji and emoticons are by themselves, in tenths from -40 to 40, in English and in French.</summary>
internal sealed class ValenceLexicon
{
    private readonly uint[] _hashes;
    private readonly sbyte[] _english;
    private readonly sbyte[] _french;
    private readonly uint _mask;

    /// <summary>Takes in the entries of a lexicon.</summary>
    /// <param name="hashes">Hashes of the normalised words, each once and none of them 0.</param>
    /// <param name="english">Their valences in English.</param>
    /// <param name="french">Their valences in French.</param>
    public ValenceLexicon(ReadOnlySpan<uint> hashes, ReadOnlySpan<sbyte> english, ReadOnlySpan<sbyte> french)
    {
        var slots = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2));
        (_hashes, _english, _french, _mask) = (new uint[slots], new sbyte[slots], new sbyte[slots], (uint)slots - 1);
        for (var entry = 0; entry < hashes.Length; entry++)
        {
            var slot = FeatureHash.Spread(hashes[entry]) & _mask;
            while (_hashes[slot] != 0)
                slot = (slot + 1) & _mask;
            (_hashes[slot], _english[slot], _french[slot]) = (hashes[entry], english[entry], french[entry]);
        }
    }

    /// <summary>The valences of a word, emoji or emoticon; 0 where it is not known.</summary>
    /// <param name="hash">Its hash.</param>
    public (int English, int French) Of(uint hash)
    {
        for (var slot = FeatureHash.Spread(hash) & _mask; _hashes[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_hashes[slot] == hash)
                return (_english[slot], _french[slot]);
        }

        return default;
    }
}
