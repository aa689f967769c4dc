using Engagement.PowerBi.Tests.Project;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>What DAX refers to is there. Whether it computes the right number is not seen here: nothing outside Power BI evaluates DAX.</summary>
internal static class FormulaRules
{
    // Those in use: a function that is new here is looked up in Microsoft's reference, then added.
    private static readonly string[] Functions =
    [
        "ALLSELECTED", "BLANK", "CALCULATE", "COALESCE", "CONCATENATEX", "COUNT", "COUNTROWS", "DATATABLE", "DATEDIFF", "DATESBETWEEN", "DATESINPERIOD", "DIVIDE", "FILTER", "FORMAT", "HASONEVALUE",
        "IF", "ISBLANK", "KEEPFILTERS", "MAX", "MEDIAN", "MIN", "MINX", "NOT", "RELATED", "REMOVEFILTERS", "SELECTEDVALUE", "SQRT", "SUM", "SUMX", "SWITCH", "TREATAS", "TRUE", "VALUES",
    ];

    private static readonly string[] Keywords = ["VAR", "RETURN", "IN", "NOT", "DAY", "MONTH", "STRING", "INTEGER"];

    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("DAX names columns, measures, tables, functions and variables that are there", project => project.Model.Formulas.SelectMany(formula => Unresolved(project.Model, formula))),
        new("DAX is balanced", project => project.Model.Formulas.Where(formula => !IsBalanced(formula.Text)).Select(formula => $"{formula.Where} does not close what it opens, or is empty")),
        new("variables of DAX are written in ASCII", project => project.Model.Formulas.SelectMany(formula => Variables(formula.Text).Where(name => !name.All(char.IsAscii)).Select(name => $"{formula.Where}: {name}"))),
        new("rates divide by DIVIDE, and nothing missing becomes a zero", project => project.Model.Formulas.SelectMany(Zeros)),
        new("no measure needs itself", Circles),
    ];

    private static IEnumerable<string> Unresolved(SemanticModel model, ModelExpression formula)
    {
        var variables = Variables(formula.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return DaxToken.Of(formula.Text).Where(token => !(token.Kind switch
        {
            DaxKind.Column => model.Column((token.Table, token.Name)) is not null,
            DaxKind.Measure => model.Measures.Contains(token.Name),
            DaxKind.Table => model.Table(token.Table) is not null,
            DaxKind.Function => Functions.Contains(token.Name) || Keywords.Contains(token.Name),
            DaxKind.Word => Keywords.Contains(token.Name) || variables.Contains(token.Name),
            DaxKind.Other => true,
            _ => false,
        })).Select(token => $"{formula.Where} names {(token.Table.Length > 0 ? $"'{token.Table}'" : "")}[{token.Name}], which is not there");
    }

    private static IEnumerable<string> Variables(string text) =>
        DaxToken.Of(text).Zip(DaxToken.Of(text).Skip(1)).Where(pair => pair.First is { Kind: DaxKind.Word, Name: "VAR" }).Select(pair => pair.Second.Name);

    private static bool IsBalanced(string text)
    {
        var open = new Stack<string>();
        foreach (var token in DaxToken.Of(text).Where(token => token.Kind == DaxKind.Other))
            if (token.Name is "(" or "{")
                open.Push(token.Name);
            else if (token.Name is ")" or "}" && (!open.TryPop(out var opened) || (opened == "(") != (token.Name == ")")))
                return false;
        return open.Count == 0 && text.Trim().Length > 0;
    }

    /// <summary>A third argument of DIVIDE, a COALESCE to 0, "+ 0": what makes a gap look like a value. Division by a number that is written down is none.</summary>
    private static IEnumerable<string> Zeros(ModelExpression formula)
    {
        var tokens = DaxToken.Of(formula.Text).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: DaxKind.Other, Name: "/" } && !(i + 1 < tokens.Count && tokens[i + 1].Name.All(char.IsAsciiDigit)))
                yield return $"{formula.Where} divides by /";
            if (tokens[i] is { Kind: DaxKind.Other, Name: "+" } && i + 1 < tokens.Count && tokens[i + 1].Name == "0")
                yield return $"{formula.Where} adds 0";
            if (tokens[i] is { Kind: DaxKind.Function, Name: "DIVIDE" or "COALESCE" } function && Arguments(tokens, i + 1) is var arguments && (function.Name == "DIVIDE" ? arguments.Count != 2 : arguments[^1] is [{ Name: "0" }]))
                yield return $"{formula.Where} makes a gap a value in {function.Name}";
        }
    }

    /// <summary>The arguments of the call whose parenthesis opens at a place.</summary>
    private static List<List<DaxToken>> Arguments(List<DaxToken> tokens, int at)
    {
        var (arguments, depth) = (new List<List<DaxToken>> { new() }, 0);
        for (; at < tokens.Count; at++)
        {
            var name = tokens[at].Kind == DaxKind.Other ? tokens[at].Name : "";
            if (name is "(" or "{" && depth++ == 0)
                continue;
            if (name is ")" or "}" && --depth == 0)
                break;
            if (name == "," && depth == 1)
                arguments.Add([]);
            else
                arguments[^1].Add(tokens[at]);
        }
        return arguments;
    }

    private static IEnumerable<string> Circles(PowerBiProject project)
    {
        var uses = project.Model.Measures.SelectMany(measures => measures).GroupBy(measure => measure.Name, StringComparer.Ordinal)
            .ToDictionary(measures => measures.Key, measures => DaxToken.Of(measures.First().Object.Value ?? "").Where(token => token.Kind == DaxKind.Measure).Select(token => token.Name).ToList(), StringComparer.Ordinal);
        bool Leads(string from, string to, HashSet<string> seen) => uses.TryGetValue(from, out var next) && next.Any(name => name == to || seen.Add(name) && Leads(name, to, seen));
        return uses.Keys.Where(name => Leads(name, name, [])).Select(name => $"[{name}] needs itself");
    }
}
