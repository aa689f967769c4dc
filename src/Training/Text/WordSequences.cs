using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>
/// Texts as sequences of numbers of their words, marks and faces. A word under a negation has a number of its own where this is frequent enough, and that of
/// the word otherwise; what is rare has none.
/// </summary>
internal sealed class WordSequences
{
    /// <summary>Stands for what is rare.</summary>
    public const int Unknown = -1;

    private const int FewestOccurrences = 4;

    private readonly ValenceLexicon _lexicon;
    private readonly Dictionary<(uint Hash, bool IsNegated), int> _numbers;

    /// <param name="texts">The texts that are learned from.</param>
    /// <param name="lexicon">Valences of words.</param>
    public WordSequences(IEnumerable<string> texts, ValenceLexicon lexicon)
    {
        _lexicon = lexicon;
        Words = [.. texts.SelectMany(WordsOf).CountBy(word => word)
            .Where(word => word.Value >= FewestOccurrences)
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key)
            .Select(word => word.Key)];
        _numbers = Words.Select((word, number) => (word, number)).ToDictionary(entry => entry.word, entry => entry.number);
    }

    /// <summary>The words that have numbers, in their order.</summary>
    public IReadOnlyList<(uint Hash, bool IsNegated)> Words { get; }

    /// <summary>The numbers of a text's words.</summary>
    public int[] Of(string text) => [.. WordsOf(text).Select(Number)];

    private int Number((uint Hash, bool IsNegated) word) =>
        _numbers.TryGetValue(word, out var number) || _numbers.TryGetValue((word.Hash, false), out number) ? number : Unknown;

    private List<(uint Hash, bool IsNegated)> WordsOf(string text)
    {
        var order = new Order([]);
        TextFeatures.Extract(text, _lexicon, ref order);
        return order.Words;
    }

    private readonly record struct Order(List<(uint Hash, bool IsNegated)> Words) : ITextFeatureSink
    {
        public void Add(uint hash)
        {
        }

        public void AddLetters(uint hash)
        {
        }

        public void AddInOrder(uint hash, bool isNegated) => Words.Add((hash, isNegated));

        public void EndToken(in TextToken token, WordRoles roles)
        {
        }

        public void EndSentence(in SentenceShape shape)
        {
        }
    }
}
