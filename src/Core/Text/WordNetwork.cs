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
    private const int AnswersPerWord = Alone + 16;

    /// <summary>By how many bits sums of products are shortened to answers of a byte; the few that do not fit it are cut off.</summary>
    private const int Shortening = 10;

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
    /// <param name="decision">What one of the products that make an answer is worth, and one of those given alone; the filters' thresholds; per head their weights; per head what every text scores.</param>
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
    private sbyte[] Answers { get; }

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

    /// <summary>How much rather negative and how much rather positive than neutral a text is.</summary>
    /// <param name="words">Its words, no more than <see cref="FirstWords.Most"/>.</param>
    public (float Negative, float Positive) Score(ReadOnlySpan<OrderedWord> words)
    {
        // Before the first word and after the last stands an unknown one, whose answers are 0; so it does in place of words where there are none.
        Span<int> starts = stackalloc int[FirstWords.Most + 2];
        starts.Clear();
        var (negative, positive) = (0, 0);
        for (var word = 0; word < words.Length; word++)
        {
            var start = StartOf(words[word].Hash, words[word].IsNegated);
            starts[word + 1] = start;
            negative += Answers[start + Alone];
            positive += Answers[start + Alone + 1];
        }

        Span<short> strongest = stackalloc short[Filters];
        FindStrongest(starts[..(Math.Max(words.Length, 1) + 2)], strongest);
        var share = _decision[1] * (1 << Shortening) / MathF.Sqrt(Math.Max(words.Length, 1));
        return (Decide(strongest, 0) + negative * share, Decide(strongest, 1) + positive * share);
    }

    /// <summary>The strongest answer of each filter anywhere in a text.</summary>
    private void FindStrongest(ReadOnlySpan<int> starts, Span<short> strongest)
    {
        ref var answers = ref MemoryMarshal.GetArrayDataReference(Answers);
        for (var filter = 0; filter < Filters; filter += Vector256<short>.Count)
        {
            var most = Vector256.Create(short.MinValue);
            for (var word = 1; word + 1 < starts.Length; word++)
            {
                most = Vector256.Max(most, Widened(ref answers, starts[word - 1] + filter)
                    + Widened(ref answers, starts[word] + Filters + filter)
                    + Widened(ref answers, starts[word + 1] + 2 * Filters + filter));
            }

            most.CopyTo(strongest[filter..]);
        }
    }

    private static Vector256<short> Widened(ref sbyte answers, int at) => Vector256.WidenLower(Vector128.LoadUnsafe(ref answers, (nuint)at).ToVector256Unsafe());

    private float Decide(ReadOnlySpan<short> strongest, int head)
    {
        ref var answers = ref MemoryMarshal.GetReference(strongest);
        ref var thresholds = ref _decision[2];
        ref var weights = ref _decision[2 + Filters + head * Filters];
        // Four sums in a fixed order, so that every machine rounds alike.
        var sums = Vector128<float>.Zero;
        for (nuint filter = 0; filter < Filters; filter += (nuint)Vector128<short>.Count)
        {
            var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref answers, filter));
            sums += Beyond(lower, ref thresholds, filter) * Vector128.LoadUnsafe(ref weights, filter);
            sums += Beyond(upper, ref thresholds, filter + 4) * Vector128.LoadUnsafe(ref weights, filter + 4);
        }

        return sums[0] + sums[1] + (sums[2] + sums[3]) + _decision[2 + Filters + Heads * Filters + head];
    }

    /// <summary>How far answers are beyond their filters' thresholds; 0 where they are not.</summary>
    private Vector128<float> Beyond(Vector128<int> answers, ref float thresholds, nuint filter)
    {
        var beyond = Vector128.ConvertToSingle(answers) * Vector128.Create(_decision[0] * (1 << Shortening)) + Vector128.LoadUnsafe(ref thresholds, filter);
        return Vector128.ConditionalSelect(Vector128.GreaterThan(beyond, Vector128<float>.Zero), beyond, Vector128<float>.Zero);
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

    private sbyte[] MakeAnswers()
    {
        var width = Vector256<int>.Count;
        var taken = new int[Dimensions * AnswersPerWord];
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            for (var answer = 0; answer < Alone + Heads; answer++)
                taken[dimension * AnswersPerWord + answer] = _filters[dimension * (Alone + Heads) + answer];
        }

        var answers = new sbyte[(_hashes.Length + 1) * AnswersPerWord];
        for (var word = 0; word < _hashes.Length; word++)
        {
            for (var answer = 0; answer < AnswersPerWord; answer += width)
            {
                var sums = Vector256<int>.Zero;
                for (var dimension = 0; dimension < Dimensions; dimension++)
                    sums += Vector256.LoadUnsafe(ref taken[dimension * AnswersPerWord + answer]) * (int)_vectors[word * Dimensions + dimension];
                sums = (sums + Vector256.Create(1 << (Shortening - 1))) >> Shortening;
                for (var index = 0; index < width; index++)
                    answers[(word + 1) * AnswersPerWord + answer + index] = (sbyte)Math.Clamp(sums[index], -sbyte.MaxValue, sbyte.MaxValue);
            }
        }

        return answers;
    }
}
