using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>Texts as sequences of numbers of their words, faces and marks; what is rare has none.</summary>
internal sealed class WordSequences
{
    /// <summary>Stands for what is rare.</summary>
    public const int Unknown = -1;

    private const int FewestOccurrences = 4;

    private readonly Dictionary<uint, int> _numbers;

    /// <param name="texts">The texts that are learned from.</param>
    public WordSequences(IEnumerable<string> texts) => _numbers = texts
        .SelectMany(Hashes)
        .CountBy(hash => hash)
        .Where(word => word.Value >= FewestOccurrences)
        .OrderByDescending(word => word.Value).ThenBy(word => word.Key)
        .Select((word, number) => (word.Key, Number: number))
        .ToDictionary(word => word.Key, word => word.Number);

    /// <summary>How many words have numbers.</summary>
    public int Count => _numbers.Count;

    /// <summary>The numbers of a text's words.</summary>
    public int[] Of(string text) => [.. Hashes(text).Select(hash => _numbers.GetValueOrDefault(hash, Unknown))];

    private static List<uint> Hashes(string text)
    {
        var hashes = new List<uint>();
        Span<char> buffer = stackalloc char[Tokenizer.BufferLength];
        var tokenizer = new Tokenizer(text, buffer);
        while (tokenizer.Next())
        {
            ref readonly var token = ref tokenizer.Token;
            hashes.Add(token.Kind switch
            {
                TokenKind.Word or TokenKind.Emoticon => FeatureHash.Of(tokenizer.Word),
                TokenKind.Emoji => TextFeatures.EmojiHash(token.CodePoint),
                TokenKind.Mark => FeatureHash.Pair((uint)token.CodePoint, (uint)Math.Min(token.Count, 3)),
                _ => (uint)token.Kind,
            });
        }

        return hashes;
    }
}
