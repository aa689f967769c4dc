using System.Runtime.CompilerServices;

namespace Engagement.Core.Text;

/// <summary>A word, mark or face in the order of a text.</summary>
/// <param name="Hash">Which.</param>
/// <param name="IsNegated">Whether it is a word under a negation.</param>
internal readonly record struct OrderedWord(uint Hash, bool IsNegated);

/// <summary>The first words of a text, as many as the network reads.</summary>
internal struct FirstWords
{
    /// <summary>How many words are kept.</summary>
    public const int Most = 60;

    private Words _words;
    private int _count;

    /// <summary>Takes in the next word; what comes after the first ones is not kept.</summary>
    /// <param name="word">The word.</param>
    public void Add(OrderedWord word)
    {
        if (_count < Most)
            _words[_count++] = word;
    }

    /// <summary>The words.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<OrderedWord> All => ((ReadOnlySpan<OrderedWord>)_words)[.._count];

    [InlineArray(Most)]
    private struct Words
    {
        private OrderedWord _first;
    }
}
