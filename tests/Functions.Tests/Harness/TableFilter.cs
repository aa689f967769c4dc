using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engagement.Functions.Tests.Harness;

/// <summary>A filter of the Table service: comparisons with texts, instants, numbers and truth values, "and", "or", "not" and brackets.</summary>
/// <param name="Partition">The only partition that can have rows that fit; null when it can be several.</param>
internal sealed partial record TableFilter(string? Partition, Func<Dictionary<string, JsonElement>, bool> Fits)
{
    /// <exception cref="FormatException">The filter uses more than this.</exception>
    public static TableFilter Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return new(null, _ => true);
        var tokens = new Queue<string>(Tokens().Matches(text).Select(token => token.Value));
        var fits = Or(tokens);
        if (tokens.Count > 0)
            throw new FormatException($"filter {text} is not understood at {tokens.Peek()}");
        var partition = OnePartition().Match(text);
        return new(partition.Success && !text.Contains(" or ", StringComparison.Ordinal) ? Unquoted(partition.Groups["key"].Value) : null, fits);
    }

    private static Func<Dictionary<string, JsonElement>, bool> Or(Queue<string> tokens)
    {
        var left = And(tokens);
        while (tokens.TryPeek(out var next) && next == "or")
        {
            tokens.Dequeue();
            var (first, second) = (left, And(tokens));
            left = row => first(row) || second(row);
        }
        return left;
    }

    private static Func<Dictionary<string, JsonElement>, bool> And(Queue<string> tokens)
    {
        var left = Comparison(tokens);
        while (tokens.TryPeek(out var next) && next == "and")
        {
            tokens.Dequeue();
            var (first, second) = (left, Comparison(tokens));
            left = row => first(row) && second(row);
        }
        return left;
    }

    private static Func<Dictionary<string, JsonElement>, bool> Comparison(Queue<string> tokens)
    {
        var column = tokens.Dequeue();
        if (column == "not")
        {
            var negated = Comparison(tokens);
            return row => !negated(row);
        }
        if (column == "(")
        {
            var inner = Or(tokens);
            tokens.Dequeue();
            return inner;
        }
        var (comparison, literal) = (tokens.Dequeue(), tokens.Dequeue());
        var order = literal.StartsWith('\'') ? ByText(Unquoted(literal[1..^1])) : literal == "datetime" ? ByInstant(Instant(tokens.Dequeue()[1..^1])) : ByNumberOrTruth(literal);
        // A row without the column fits no comparison.
        return row => row.TryGetValue(column, out var cell) && order(cell) is { } found && IsTrue(comparison, found);
    }

    private static Func<JsonElement, int?> ByText(string value) => cell => cell.ValueKind == JsonValueKind.String ? string.CompareOrdinal(cell.GetString(), value) : null;

    private static Func<JsonElement, int?> ByInstant(DateTimeOffset value) => cell => Instant(cell.GetString()!).CompareTo(value);

    private static Func<JsonElement, int?> ByNumberOrTruth(string literal)
    {
        if (bool.TryParse(literal, out var truth))
            return cell => cell.GetBoolean().CompareTo(truth);
        // 64 bits are written as text.
        var number = double.Parse(literal.TrimEnd('L'), CultureInfo.InvariantCulture);
        return cell => double.Parse(cell.ToString(), CultureInfo.InvariantCulture).CompareTo(number);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static bool IsTrue(string comparison, int order) => comparison switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "lt" => order < 0,
        "le" => order <= 0,
        "gt" => order > 0,
        "ge" => order >= 0,
        _ => throw new FormatException($"'{comparison}' is no comparison"),
    };

    private static string Unquoted(string literal) => literal.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex("'(?:[^']|'')*'|[()]|[^\\s()']+")]
    private static partial Regex Tokens();

    [GeneratedRegex("^PartitionKey eq '(?<key>(?:[^']|'')*)'")]
    private static partial Regex OnePartition();
}
