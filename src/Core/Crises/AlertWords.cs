using System.Globalization;
using System.Text;

namespace Engagement.Core.Crises;

/// <summary>Words that make a communication team look up, in French and English.</summary>
public static class AlertWords
{
    /// <summary>One more with each change of the words: texts that are still kept are then searched again.</summary>
    public const int Version = 1;

    // Starts of words, without accents: "boycott" is also "boycotter" and "boycotting".
    private static readonly string[] Stems =
    [
        "boycot", "scandal", "arnaqu", "escroc", "escroqu", "porter plainte", "porte plainte", "avocat", "tribunal", "proces ", "intoxi", "empoisonn", "dangereu",
        "racis", "sexis", "homophob", "discrimin", "harcel", "honteu", "mise en danger", "rappel produit", "signalconso", "fuite de donnees", "pirat",
        "lawsuit", "sue you", "suing", "lawyer", "scam", "fraud", "poison", "unsafe", "dangerous", "racism", "harass", "shame on", "shameful", "recall", "data breach", "data leak", "hacked", "disgrace", "cover up", "coverup",
    ];

    /// <summary>Whether a text has one of the words, at the start of a word and whatever the case and accents.</summary>
    /// <param name="text">A comment.</param>
    public static bool In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = $" {Plain(text)} ";
        return Array.Exists(Stems, stem => plain.Contains(" " + stem, StringComparison.Ordinal));
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            foreach (var part in Decomposed(rune))
                if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                    plain.Append(char.IsLetterOrDigit(part) ? char.ToLowerInvariant(part) : ' ');
        return plain.ToString();
    }

    private static string Decomposed(Rune rune) => rune.IsAscii ? rune.ToString() : rune.ToString().Normalize(NormalizationForm.FormD);
}
