using System.Text.RegularExpressions;

namespace Engagement.PowerBi.Tests.Project;

internal enum DaxKind
{
    /// <summary>A table's column: 'Table'[Column].</summary>
    Column,

    /// <summary>[Name] with no table before it: a measure.</summary>
    Measure,

    /// <summary>'Table' on its own.</summary>
    Table,

    /// <summary>A function, with the parenthesis behind it.</summary>
    Function,

    /// <summary>Any other word: a variable, a keyword.</summary>
    Word,

    /// <summary>Text, a number, a sign.</summary>
    Other,

    /// <summary>What is none of these.</summary>
    Unknown,
}

/// <summary>A part of a DAX expression.</summary>
/// <param name="Table">Of a column or table.</param>
/// <param name="Name">Of a column, measure, function or word; of others, how they are written.</param>
internal sealed record DaxToken(DaxKind Kind, string Table, string Name)
{
    public static IEnumerable<DaxToken> Of(string text) => DaxPatterns.Token().Matches(text).Where(match => !match.Groups["skip"].Success).Select(match =>
        match.Groups["column"].Success ? new DaxToken(DaxKind.Column, Unescaped(match, "of"), match.Groups["column"].Value)
        : match.Groups["measure"].Success ? new(DaxKind.Measure, "", match.Groups["measure"].Value)
        : match.Groups["table"].Success ? new(DaxKind.Table, Unescaped(match, "table"), "")
        : match.Groups["function"].Success ? new(DaxKind.Function, "", match.Groups["function"].Value)
        : match.Groups["word"].Success ? new(DaxKind.Word, "", match.Groups["word"].Value)
        : match.Groups["other"].Success ? new(DaxKind.Other, "", match.Value)
        : new DaxToken(DaxKind.Unknown, "", match.Value));

    private static string Unescaped(Match match, string group) => match.Groups[group].Value.Replace("''", "'", StringComparison.Ordinal);
}

internal static partial class DaxPatterns
{
    [GeneratedRegex("""
        (?<skip>\s+|//[^\n]*|--[^\n]*)
        |(?<other>"(?:[^"]|"")*")
        |'(?<of>(?:[^']|'')+)'\[(?<column>[^\]]+)\]
        |'(?<table>(?:[^']|'')+)'
        |\[(?<measure>[^\]]+)\]
        |(?<function>[\p{L}_][\p{L}\p{Nd}_.]*)(?=\s*\()
        |(?<word>[\p{L}_][\p{L}\p{Nd}_]*)
        |(?<other>\d+(?:\.\d+)?|&&|\|\||<>|<=|>=|[-+*/&=<>(),{}])
        |.
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    public static partial Regex Token();
}
