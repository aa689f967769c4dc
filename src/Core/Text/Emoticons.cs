namespace Engagement.Core.Text;

/// <summary>Faces made of punctuation: eyes, perhaps a nose, a mouth.</summary>
internal static class Emoticons
{
    /// <summary>How long the face at a position is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The position.</param>
    /// <returns>0 when there is none.</returns>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + 4)];
        if (rest.Length < 2)
            return 0;
        if (rest is ['<', '3', ..])
            return 2;
        if (rest is ['^', '^', ..] or ['-', '_', '-', ..] or ['^', '_', '^', ..] or [':', '\'', '(', ..] or [':', '\'', ')', ..])
            return rest[1] == '^' ? 2 : 3;
        if (rest[0] is not (':' or ';' or '=' or '8'))
            return 0;
        var mouth = rest[1] is '-' or 'o' && rest.Length > 2 ? 2 : 1;
        return rest[mouth] is ')' or '(' or ']' or '[' or '/' or '\\' or '|' or '*' or 'D' or 'P' or 'p' or 'o' or 'O' or '3' or '$' or '@'
            && (!char.IsLetterOrDigit(rest[mouth]) || rest.Length == mouth + 1 || !char.IsLetterOrDigit(rest[mouth + 1]))
            // A colon before a link's slashes is none.
            && !(rest[mouth] == '/' && rest.Length > mouth + 1 && rest[mouth + 1] == '/')
            ? mouth + 1
            : 0;
    }
}
