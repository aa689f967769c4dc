using System.Globalization;
using System.Text;

namespace Engagement.Core.Topics;

/// <summary>The words and pairs of neighbouring words of a text that may be what it is about.</summary>
/// <remarks>Stop words are no terms and part pairs; so do punctuation and line ends. Links and names after '@' are left out; a hashtag is its word.</remarks>
public static class Terms
{
    private const int ShortestWord = 3;
    private const int LongestWord = 40;

    // What is beyond says nothing new, and a pasted novel must not take a minute.
    private const int LongestText = 5_000;

    /// <summary>The distinct terms of a text, in lower case; a pair is written with a space.</summary>
    public static IReadOnlySet<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = new HashSet<string>(StringComparer.Ordinal);
        string? before = null;
        foreach (var word in Words(text.Length > LongestText ? text[..LongestText] : text))
        {
            var isTerm = word is not null && word.Length is >= ShortestWord and <= LongestWord && !StopWords.Contains(word) && !word.All(char.IsDigit);
            if (isTerm)
            {
                terms.Add(word!);
                if (before is not null)
                    terms.Add($"{before} {word}");
            }
            before = isTerm ? word : null;
        }
        return terms;
    }

    /// <summary>The words in lower case, with null where something parts them.</summary>
    private static IEnumerable<string?> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var token in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (token[0] == '@' || token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            {
                yield return null;
                continue;
            }
            foreach (var c in token)
            {
                // The apostrophe of l'accueil parts words, and does not part a phrase.
                if (char.IsLetterOrDigit(c) || c == '-' && word.Length > 0 || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                {
                    word.Append(char.ToLowerInvariant(c));
                    continue;
                }
                if (word.Length > 0)
                    yield return Taken(word);
                if (c is not ('\'' or '’' or '#'))
                    yield return null;
            }
            if (word.Length > 0)
                yield return Taken(word);
        }
    }

    private static string Taken(StringBuilder word)
    {
        var taken = word.ToString().TrimEnd('-');
        word.Clear();
        return taken;
    }
}
