using Engagement.PowerBi.Tests.Project;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>What makes a model load, and what makes it one that people can trust.</summary>
internal static class ModelRules
{
    private static readonly string[] DataTypes = ["boolean", "dateTime", "decimal", "double", "int64", "string"];

    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("TMDL is well formed, and its properties are known", project => project.Model.Problems),
        new("texts of TMDL need no quotes", project => project.Model.Everything.SelectMany(one => one.Properties.Where(property => property.Key != "source" && (property.Value.Contains('"', StringComparison.Ordinal) || property.Value != property.Value.Trim()))
            .Select(property => $"{one.Kind} {one.Name}: {property.Key} holds a quotation mark or ends in a space, which TMDL takes off"))),
        new("tables and cultures are listed in the model, and no others", Listed),
        new("names are unique, whatever their case", Ambiguous),
        new("columns say their type and where they come from", Columns),
        new("relationships join columns of one type, the one side a key", Relationships),
        new("no two paths of relationships lead from one table to another", Ambiguities),
        new("nothing is summarised but by measures", project =>
            (project.Model.Of("model").Single().Is("discourageImplicitMeasures") ? [] : new[] { "the model takes implicit measures" })
                .Concat(project.Model.Columns.Where(column => column.Object.Property("summarizeBy") != "none").Select(column => $"'{column.Table}'[{column.Name}] is summarised"))),
        new("keys are hidden", project => project.Model.Columns.Where(column => !column.IsHidden && (column.Source ?? "").EndsWith("Key", StringComparison.Ordinal)).Select(column => $"'{column.Table}'[{column.Name}] is visible")),
        new("hidden columns are used", Unused),
        new("measures have a description, a folder and, unless they are words, a format", Measures),
        new("a table says what a row of it is", project => project.Model.Tables.Where(table => table.Object.Description.Length == 0).Select(table => $"'{table.Name}' has no description")),
    ];

    private static IEnumerable<string> Listed(PowerBiProject project)
    {
        var listed = project.Model.Of("ref").Select(one => one.Name).ToList();
        var there = project.Model.Tables.Select(table => ("table", table.Name)).Concat(project.Model.Of("cultureInfo").Select(culture => ("cultureInfo", culture.Name)))
            .SelectMany(one => new[] { $"{one.Item1} {one.Name}", $"{one.Item1} '{one.Name}'" }).ToList();
        return listed.Except(there).Select(name => $"{name} is listed, and not there")
            .Concat(there.Chunk(2).Where(names => listed.Count(names.Contains) != 1).Select(names => $"{names[0]} is not listed once"));
    }

    private static IEnumerable<string> Ambiguous(PowerBiProject project) =>
        Twice("tables and expressions", project.Model.Tables.Select(table => table.Name).Concat(project.Model.Of("expression").Select(one => one.Name)))
            .Concat(Twice("measures", project.Model.Measures.SelectMany(measures => measures).Select(measure => measure.Name)))
            .Concat(project.Model.Tables.SelectMany(table => Twice(table.Name, table.Columns.Select(column => column.Name).Concat(table.Measures.Select(measure => measure.Name)))));

    private static IEnumerable<string> Twice(string where, IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"{where}: {group.Key} is there twice");

    private static IEnumerable<string> Columns(PowerBiProject project)
    {
        foreach (var table in project.Model.Tables)
        {
            if (table.Partition is not { } partition || partition.Property("mode") != "import" || partition.Name != table.Name)
                yield return $"'{table.Name}' has no partition of its own name to import";
            foreach (var column in table.Columns)
            {
                if (!DataTypes.Contains(column.DataType))
                    yield return $"'{table.Name}'[{column.Name}] is of no known type";
                if (column.IsCalculated == column.Source is not null)
                    yield return $"'{table.Name}'[{column.Name}] needs either a source column or a formula";
                if (column.SortedBy is { } other && table.Column(other) is null)
                    yield return $"'{table.Name}'[{column.Name}] is sorted by {other}, which is not there";
            }
        }
    }

    private static IEnumerable<string> Relationships(PowerBiProject project)
    {
        foreach (var (from, to, line) in project.Model.Relationships)
        {
            var (many, one) = (project.Model.Column(from), project.Model.Column(to));
            if (many is null || one is null)
                yield return $"relationships.tmdl, line {line}: '{from.Table}'[{from.Column}] or '{to.Table}'[{to.Column}] is not there";
            else if (many.DataType != one.DataType || !one.IsKey)
                yield return $"relationships.tmdl, line {line}: '{from.Table}'[{from.Column}] cannot relate to '{to.Table}'[{to.Column}]";
        }
        foreach (var table in project.Model.Tables.Where(table => table.Columns.Any(column => column.Source == "PageKey") && table.Name != "Pages"))
            if (!project.Model.Relationships.Any(one => one.From == (table.Name, "PageKey") && one.To == ("Pages", "PageKey")))
                yield return $"'{table.Name}' is not related to 'Pages'";
    }

    /// <summary>Filters flow from the one side to the many side; Power BI refuses two ways from one table to another.</summary>
    private static IEnumerable<string> Ambiguities(PowerBiProject project)
    {
        var below = project.Model.Relationships.ToLookup(one => one.To.Table, one => one.From.Table, StringComparer.Ordinal);
        IEnumerable<string> Reached(string table, int depth) => depth > 8 ? [] : below[table].SelectMany(next => Reached(next, depth + 1).Prepend(next));
        return project.Model.Tables.SelectMany(table => Reached(table.Name, 0).GroupBy(name => name, StringComparer.Ordinal).Where(paths => paths.Count() > 1).Select(paths => $"'{paths.Key}' is reached from '{table.Name}' in several ways"));
    }

    private static IEnumerable<string> Unused(PowerBiProject project)
    {
        var used = project.Model.Formulas.SelectMany(formula => DaxToken.Of(formula.Text)).Where(token => token.Kind == DaxKind.Column).Select(token => (token.Table, token.Name))
            .Concat(project.Model.Relationships.SelectMany(one => new[] { one.From, one.To }))
            .Concat(project.Model.Columns.Where(column => column.SortedBy is not null).Select(column => (column.Table, column.SortedBy!)))
            .Concat(project.Pages.SelectMany(page => page.Visuals.SelectMany(visual => FieldReference.In(visual.Json))).Select(field => (field.Table, field.Name)))
            .ToHashSet();
        // The filter of a partition reads its columns by the names of the feed.
        return project.Model.Tables.SelectMany(table => table.Columns.Where(column => column.IsHidden && !used.Contains((table.Name, column.Name)) && table.Mashup?.Contains($"[{column.Source}]", StringComparison.Ordinal) != true))
            .Select(column => $"'{column.Table}'[{column.Name}] is loaded for nothing");
    }

    private static IEnumerable<string> Measures(PowerBiProject project) => project.Model.Measures.SelectMany(measures => measures)
        .Where(measure => measure.Object.Description.Length == 0 || string.IsNullOrEmpty(measure.Folder) || string.IsNullOrEmpty(measure.Format) != (measure.Folder == "Textes"))
        .Select(measure => $"[{measure.Name}] lacks a description, a folder or a format");
}
