namespace Engagement.Core.Text;

/// <summary>How pleasant words, emoji and emoticons are by themselves, in tenths from -40 to 40, in English and in French.</summary>
/// <param name="hashes">Hashes of the normalised words, each once and none of them 0.</param>
/// <param name="english">Their valences in English.</param>
/// <param name="french">Their valences in French.</param>
internal sealed class ValenceLexicon(uint[] hashes, sbyte[] english, sbyte[] french)
{
    private readonly HashIndex _index = new(hashes);

    /// <summary>The valences of a word, emoji or emoticon; 0 where it is not known.</summary>
    /// <param name="hash">Its hash.</param>
    public (int English, int French) Of(uint hash) => _index.Of(hash) is var entry && entry != HashIndex.None ? (english[entry], french[entry]) : default;
}
