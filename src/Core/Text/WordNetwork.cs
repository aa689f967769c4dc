using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Engagement.Core.Text;

/// <summary>
/// A small network that reads the tone of English words in their order. Filters answer to three neighbours, and of each the strongest answer in the text counts;
/// beside that counts the mean of what the words say alone. What a word adds at each place of a filter is computed when the weights are read: a text then
/// costs additions alone.
/// </summary>
internal sealed class WordNetwork
{
    /// <summary>How many filters there are.</summary>
    public const int Filters = 64;

    /// <summary>How many numbers stand for a word.</summary>
    public const int Dimensions = 32;

    /// <summary>How many scores it gives: how much rather negative and how much rather positive than neutral.</summary>
    public const int Heads = 2;

    /// <summary>Where in a word's answers those are that it gives alone, one per head.</summary>
    public const int Alone = 3 * Filters;

    /// <summary>How many answers a word has: one per filter as the word before, in the middle and after, and those that it gives alone, filled up to whole vectors.</summary>
    public const int AnswersPerWord = Alone + 8;

    /// <summary>By how many bits sums of products are shortened; three of them then fit 16 bits.</summary>
    public const int Shortening = 6;

    private const uint NegatedSeed = 0x3001;

    private readonly uint[] _hashes;
    private readonly sbyte[] _vectors;
    private readonly sbyte[] _filters;
    private readonly float[] _decision;
    private readonly HashIndex _index;

    /// <summary>Takes in the weights.</summary>
    /// <param name="hashes">Keys of the words.</param>
    /// <param name="vectors">Their vectors, after each other.</param>
    /// <param name="filters">Per dimension what each answer takes of it: <see cref="Alone"/> of the filters, then one per head.</param>
    /// <param name="decision">What one step of an answer is worth, and one of those given alone; the filters' thresholds; per head their weights; per head what every text scores.</param>
    public WordNetwork(uint[] hashes, sbyte[] vectors, sbyte[] filters, float[] decision)
    {
        if (vectors.Length != hashes.Length * Dimensions || filters.Length != Dimensions * (Alone + Heads) || decision.Length != DecisionLength)
            throw new InvalidDataException("the network of the comment reader is not whole; train it again with src/Training");
        (_hashes, _vectors, _filters, _decision) = (hashes, vectors, filters, decision);
        _index = new HashIndex(hashes);
        Answers = MakeAnswers();
    }

    /// <summary>How many numbers the decision takes.</summary>
    public static int DecisionLength => 2 + Filters + Heads * Filters + Heads;

    /// <summary>The words' answers, <see cref="AnswersPerWord"/> each; those of an unknown word come first.</summary>
    public short[] Answers { get; }

    /// <summary>The key of a word.</summary>
    /// <param name="hash">The word's hash.</param>
    /// <param name="isNegated">Whether a negation stands before it.</param>
    public static uint Key(uint hash, bool isNegated) => isNegated ? FeatureHash.Pair(NegatedSeed, hash) : hash;

    /// <summary>Where a word's answers start. A word that is not known under a negation is taken as it is without.</summary>
    /// <param name="hash">The word's hash.</param>
    /// <param name="isNegated">Whether a negation stands before it.</param>
    public int StartOf(uint hash, bool isNegated)
    {
        var number = _index.Of(Key(hash, isNegated));
        if (number == HashIndex.None && isNegated)
            number = _index.Of(hash);
        return (number + 1) * AnswersPerWord;
    }

    /// <summary>What the network says.</summary>
    /// <param name="highest">Per filter the strongest answer.</param>
    /// <param name="alone">The sum of what words say alone.</param>
    /// <param name="words">How many words there are.</param>
    /// <param name="head">For which head.</param>
    public float Score(ReadOnlySpan<short> highest, int alone, int words, int head)
    {
        var weights = _decision.AsSpan(2 + Filters + head * Filters, Filters);
        var score = _decision[2 + Filters + Heads * Filters + head] + alone * _decision[1] / MathF.Sqrt(Math.Max(words, 1));
        for (var filter = 0; filter < Filters; filter++)
            score += Math.Max(0, highest[filter] * _decision[0] + _decision[2 + filter]) * weights[filter];
        return score;
    }

    /// <summary>Reads weights as <see cref="Write"/> wrote them.</summary>
    /// <param name="reader">Where they are.</param>
    public static WordNetwork Read(BinaryReader reader)
    {
        var hashes = new uint[reader.ReadInt32()];
        var vectors = new sbyte[hashes.Length * Dimensions];
        var filters = new sbyte[Dimensions * (Alone + Heads)];
        var decision = new float[DecisionLength];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(vectors.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(filters.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(decision.AsSpan()));
        return new WordNetwork(hashes, vectors, filters, decision);
    }

    /// <summary>Writes the weights.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(_hashes.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_vectors.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_filters.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_decision.AsSpan()));
    }

    private short[] MakeAnswers()
    {
        var width = Vector256<int>.Count;
        var taken = new int[Dimensions * AnswersPerWord];
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            for (var answer = 0; answer < Alone + Heads; answer++)
                taken[dimension * AnswersPerWord + answer] = _filters[dimension * (Alone + Heads) + answer];
        }

        var answers = new short[(_hashes.Length + 1) * AnswersPerWord];
        for (var word = 0; word < _hashes.Length; word++)
        {
            for (var answer = 0; answer < AnswersPerWord; answer += width)
            {
                var sums = Vector256<int>.Zero;
                for (var dimension = 0; dimension < Dimensions; dimension++)
                    sums += Vector256.LoadUnsafe(ref taken[dimension * AnswersPerWord + answer]) * (int)_vectors[word * Dimensions + dimension];
                sums = (sums + Vector256.Create(1 << (Shortening - 1))) >> Shortening;
                for (var index = 0; index < width; index++)
                    answers[(word + 1) * AnswersPerWord + answer + index] = (short)sums[index];
            }
        }

        return answers;
    }
}
