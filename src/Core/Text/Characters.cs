using System.Globalization;

namespace Engagement.Core.Text;

/// <summary>Reads characters as the reader of comments sees them: entities and tags resolved, accents and letter forms folded, small letters.</summary>
internal static class Characters
{
    /// <summary>What stands for an unpaired surrogate.</summary>
    public const int Invalid = 0xFFFD;

    /// <summary>How far the end of a tag is looked for; farther, a "less than" is just that.</summary>
    private const int LongestTag = 300;

    /// <summary>Joins emoji and modifies them or the letter before: says nothing by itself.</summary>
    public const int Ignorable = 0;

    /// <summary>Reads the character at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The position, inside the text.</param>
    /// <param name="length">How many UTF-16 units it takes up.</param>
    /// <returns>Its code point; a space for a tag; <see cref="Invalid"/> for an unpaired surrogate.</returns>
    public static int Read(ReadOnlySpan<char> text, int at, out int length)
    {
        var first = text[at];
        length = 1;
        switch (first)
        {
            case '&':
                return ReadEntity(text[at..], ref length);
            case '<':
                return ReadTag(text[at..], ref length);
            case '\\':
                return ReadEscape(text[at..], ref length);
        }

        if (!char.IsSurrogate(first))
            return first;
        if (!char.IsHighSurrogate(first) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
            return Invalid;
        length = 2;
        return char.ConvertToUtf32(first, text[at + 1]);
    }

    /// <summary>The small letter without accent that a letter is a form of; other code points unchanged.</summary>
    /// <param name="codePoint">A code point.</param>
    public static int Fold(int codePoint)
    {
        if (codePoint < 0x80)
            return codePoint is >= 'A' and <= 'Z' ? codePoint | 0x20 : codePoint;
        if (codePoint < LatinFolds.Length)
            return LatinFolds[codePoint];
        return codePoint switch
        {
            0x2018 or 0x2019 or 0x02BC or 0x2032 => '\'',
            0x2026 => 0x2026,
            >= 0x0300 and <= 0x036F or >= 0x200B and <= 0x200F or >= 0xFE00 and <= 0xFE0F or 0x2060 or 0xFEFF or >= 0x1F3FB and <= 0x1F3FF or >= 0xE0000 and <= 0xE01EF => Ignorable,
            >= 0xFF01 and <= 0xFF5E => Fold(codePoint - 0xFEE0),
            >= 0x1D400 and <= 0x1D6A3 => 'a' + (codePoint - 0x1D400) % 26,
            >= 0x1D7CE and <= 0x1D7FF => '0' + (codePoint - 0x1D7CE) % 10,
            <= 0xFFFF => char.ToLowerInvariant((char)codePoint),
            _ => codePoint,
        };
    }

    /// <summary>Whether a code point is a letter or a mark that letters carry.</summary>
    /// <param name="codePoint">A code point.</param>
    public static bool IsLetter(int codePoint) => codePoint < 0x80
        ? (uint)((codePoint | 0x20) - 'a') < 26
        : CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether a letter belongs to the Latin script, as those of French and English do.</summary>
    /// <param name="codePoint">A letter.</param>
    public static bool IsLatin(int codePoint) => codePoint < 0x0370 || codePoint is >= 0x1E00 and < 0x1F00 or >= 0xFF00 and < 0xFF60 or >= 0x1D400 and <= 0x1D7FF;

    /// <summary>Whether a code point is a pictograph.</summary>
    /// <param name="codePoint">A code point.</param>
    public static bool IsEmoji(int codePoint) =>
        codePoint is (>= 0x1F000 and < 0x1F3FB) or (> 0x1F3FF and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B05 and <= 0x2B55) or 0x231A or 0x231B or 0x23F0 or 0x23F3;

    private static int ReadEntity(ReadOnlySpan<char> text, ref int length)
    {
        var window = text[..Math.Min(text.Length, 10)];
        var end = window.IndexOf(';');
        if (end < 2)
            return '&';
        var name = window[1..end];
        var codePoint = name switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            "eacute" => 'é',
            "egrave" => 'è',
            "agrave" => 'à',
            "ccedil" => 'ç',
            _ => ReadNumber(name),
        };
        if (codePoint < 0)
            return '&';
        length = end + 1;
        return codePoint;
    }

    private static int ReadNumber(ReadOnlySpan<char> name)
    {
        if (name[0] != '#')
            return -1;
        var hexadecimal = name.Length > 2 && name[1] is 'x' or 'X';
        return int.TryParse(hexadecimal ? name[2..] : name[1..], hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? number : -1;
    }

    private static int ReadTag(ReadOnlySpan<char> text, ref int length)
    {
        if (text.Length < 3 || !(char.IsAsciiLetter(text[1]) || text[1] is '/' or '!'))
            return '<';
        var end = text[1..Math.Min(text.Length, LongestTag)].IndexOfAny('>', '<');
        if (end < 0 || text[end + 1] != '>')
            return '<';
        length = end + 2;
        return ' ';
    }

    private static int ReadEscape(ReadOnlySpan<char> text, ref int length)
    {
        if (text.Length < 2)
            return '\\';
        if (text[1] is 'n' or 'r' or 't' && (text.Length == 2 || !char.IsAsciiLetterLower(text[2])))
        {
            length = 2;
            return '\n';
        }

        if (text[1] != 'u' || text.Length < 6 || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            return '\\';
        length = 6;
        return char.IsSurrogate((char)unit) ? Invalid : unit;
    }

    /// <summary>Folds of U+0080 to U+024F, which a table gives faster than a rule per letter.</summary>
    private static readonly char[] LatinFolds = MakeLatinFolds();

    private static char[] MakeLatinFolds()
    {
        var folds = new char[0x250];
        for (var unit = 0; unit < folds.Length; unit++)
        {
            var decomposed = ((char)unit).ToString().Normalize(System.Text.NormalizationForm.FormD);
            folds[unit] = char.ToLowerInvariant(unit < 0xC0 ? (char)unit : decomposed[0]);
        }

        folds['ø'] = folds['Ø'] = 'o';
        folds[0xA0] = ' ';
        folds[0xAD] = (char)Ignorable;
        folds[0xB4] = '\'';
        return folds;
    }
}
