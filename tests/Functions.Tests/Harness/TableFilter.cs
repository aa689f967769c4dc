using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engagement.Functions.Tests.Harness;

/// <summary>A filter of the Table service over columns of text and of whole numbers: comparisons, "and", "or", "not" and brackets.</summary>
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
        // A row without the column fits no comparison.
        if (int.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return row => row.TryGetValue(column, out var cell) && cell.ValueKind == JsonValueKind.Number && IsTrue(comparison, cell.GetInt32().CompareTo(number));
        if (!literal.StartsWith('\''))
            throw new FormatException($"{column} is compared with {literal}, which is neither text nor a whole number");
        var value = Unquoted(literal[1..^1]);
        return row => row.TryGetValue(column, out var cell) && cell.ValueKind == JsonValueKind.String && IsTrue(comparison, string.CompareOrdinal(cell.GetString(), value));
    }

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
