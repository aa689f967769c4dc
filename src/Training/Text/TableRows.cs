using System.Runtime.InteropServices;
using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>
/// Who owns the rows of the table: of the features that fall on a row the one that occurs most often in the texts that are learned from. Features that occur
/// once teach nothing that could help elsewhere, and own nothing.
/// </summary>
internal sealed class TableRows
{
    /// <summary>Stands for the row of a feature that has none.</summary>
    public const int None = -1;

    private const int FewestOccurrences = 2;

    /// <summary>Letters are many and say the same again; they learn more slowly than words.</summary>
    private const float LettersRate = 0.6f;

    private readonly (uint Hash, int Occurrences)[] _owners;
    private readonly int _shift;

    /// <param name="bits">The base-two logarithm of the number of rows.</param>
    /// <param name="texts">The texts that are learned from.</param>
    /// <param name="lexicon">Valences of words.</param>
    public TableRows(int bits, IEnumerable<string> texts, ValenceLexicon lexicon)
    {
        (_owners, _shift) = (new (uint, int)[1 << bits], 32 - bits);
        var counter = new Counter([], []);
        foreach (var text in texts)
            TextFeatures.Extract(text, lexicon, ref counter);
        foreach (var (hash, occurrences) in counter.Occurrences.Where(feature => feature.Value >= FewestOccurrences))
        {
            ref var owner = ref _owners[hash >> _shift];
            if (occurrences > owner.Occurrences || (occurrences == owner.Occurrences && hash < owner.Hash))
                owner = (hash, occurrences);
        }

        Rates = [.. _owners.Select(owner => counter.Letters.Contains(owner.Hash) ? LettersRate : 1)];
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _owners.Length;

    /// <summary>How fast each row learns, 1 being the rate of words.</summary>
    public float[] Rates { get; }

    /// <summary>The row of a feature, as the reader finds it by the mark alone; <see cref="None"/> when another one owns it.</summary>
    public int Of(uint hash)
    {
        var row = hash >> _shift;
        return _owners[row].Occurrences > 0 && FeatureHash.Mark(_owners[row].Hash) == FeatureHash.Mark(hash) ? (int)row : None;
    }

    /// <summary>A table without weights, with the marks of its owners.</summary>
    public sbyte[] Marked()
    {
        var table = new sbyte[_owners.Length * CommentModel.Stride];
        for (var row = 0; row < _owners.Length; row++)
            table[row * CommentModel.Stride + CommentModel.OwnerByte] = (sbyte)FeatureHash.Mark(_owners[row].Hash);
        return table;
    }

    private readonly record struct Counter(Dictionary<uint, int> Occurrences, HashSet<uint> Letters) : ITextFeatureSink
    {
        public void Add(uint hash) => CollectionsMarshal.GetValueRefOrAddDefault(Occurrences, hash, out _)++;

        public void AddLetters(uint hash)
        {
            Add(hash);
            Letters.Add(hash);
        }

        public void AddInOrder(uint hash, bool isNegated)
        {
        }

        public void EndToken(in TextToken token, WordRoles roles)
        {
        }

        public void EndSentence(in SentenceShape shape)
        {
        }
    }
}
