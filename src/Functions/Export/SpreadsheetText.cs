namespace Engagement.Functions.Export;

/// <summary>Texts as spreadsheets may hold them: what people wrote must neither run as a formula nor break the file.</summary>
internal static class SpreadsheetText
{
    // Source: https://owasp.org/www-community/attacks/CSV_Injection
    private const string BeginsFormulas = "=+-@\t\r";

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe in front; the spreadsheet shows it as text.</summary>
    public static string NotAFormula(string text) => text.Length > 0 && BeginsFormulas.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>Without the characters that XML has no way to write, and without halves of pairs.</summary>
    public static string ForXml(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 && text.AsSpan().IndexOfAny('\ufffe', '\uffff') < 0)
            return text;
        return string.Create(text.Length, text, static (written, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var isPair = char.IsSurrogate(from[i]) && (char.IsHighSurrogate(from[i])
                    ? i + 1 < from.Length && char.IsLowSurrogate(from[i + 1])
                    : i > 0 && char.IsHighSurrogate(from[i - 1]));
                written[i] = isPair || System.Xml.XmlConvert.IsXmlChar(from[i]) ? from[i] : '\ufffd';
            }
        });
    }
}
