using System.Text.Json;
using System.Text.RegularExpressions;
using Engagement.PowerBi.Tests.Project;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>What the report names is in the model; a visual that names anything else shows a cross.</summary>
internal static partial class FieldRules
{
    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("fields of the report are in the model", project => Pieces(project).SelectMany(piece => FieldReference.In(piece.Json).Where(field => !IsThere(project.Model, field)).Select(field => $"{piece.Path}: '{field.Table}'[{field.Name}] is not there"))),
        new("fields that are shown are visible", Hidden),
        new("references to queries are called as their fields", Queries),
        new("literals are written as the report reads them", project => Pieces(project).SelectMany(piece => Literals(piece.Json).Where(literal => !LiteralPattern().IsMatch(literal)).Select(literal => $"{piece.Path}: {literal} is no literal"))),
        new("names of filters are unique, and drill-through is bound to one", Filters),
        new("the first of many are chosen by a column", project => Pieces(project).SelectMany(piece => Within(piece.Json).Where(IsRankedOtherwise).Select(_ => $"{piece.Path}: Desktop fails on a measure in the order of a filter"))),
        new("pages that visuals lead to are there", Targets),
    ];

    private static IEnumerable<(string Path, JsonElement Json)> Pieces(PowerBiProject project) =>
        project.Pages.SelectMany(page => page.Visuals.Select(visual => (visual.Path, visual.Json)).Prepend((page.Path, page.Json))).Append(("report.json", project.Json("Engagement.Report/definition/report.json")));

    private static bool IsThere(SemanticModel model, FieldReference field) =>
        field.IsMeasure ? model.Measures[field.Name].Any(measure => measure.Table == field.Table) : model.Column((field.Table, field.Name)) is not null;

    private static IEnumerable<string> Hidden(PowerBiProject project) =>
        from page in project.Pages
        from visual in page.Visuals
        from projection in visual.Projections
        from field in FieldReference.In(projection.Projection)
        where field.IsMeasure ? project.Model.Measures[field.Name].Any(measure => measure.IsHidden) : project.Model.Column((field.Table, field.Name))?.IsHidden == true
        select $"{visual.Path}: '{field.Table}'[{field.Name}] is hidden";

    private static IEnumerable<string> Queries(PowerBiProject project)
    {
        foreach (var visual in project.Pages.SelectMany(page => page.Visuals))
        {
            var names = new List<string>();
            foreach (var (_, projection) in visual.Projections)
            {
                var field = FieldReference.In(projection).Single();
                names.Add(projection.GetProperty("queryRef").GetString()!);
                if (names[^1] != $"{field.Table}.{field.Name}" || projection.GetProperty("nativeQueryRef").GetString() != field.Name)
                    yield return $"{visual.Path}: {names[^1]} is '{field.Table}'[{field.Name}]";
            }
            foreach (var name in Selected(visual.Json).Except(names))
                yield return $"{visual.Path}: {name} is formatted, and not shown";
        }
    }

    /// <summary>What formatting is about: the values of "metadata" and of "ExpressionName".</summary>
    private static IEnumerable<string> Selected(JsonElement json) => Values(json, "metadata").Concat(Values(json, "ExpressionName"));

    private static IEnumerable<string> Literals(JsonElement json) =>
        Within(json).Where(element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("Literal", out _)).Select(element => element.GetProperty("Literal").GetProperty("Value").GetString()!);

    private static bool IsRankedOtherwise(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("OrderBy", out var order)
        && order.EnumerateArray().Any(by => !by.GetProperty("Expression").TryGetProperty("Aggregation", out _));

    private static IEnumerable<string> Filters(PowerBiProject project)
    {
        var filters = Pieces(project).SelectMany(piece => piece.Json.TryGetProperty("filterConfig", out var config) ? config.GetProperty("filters").EnumerateArray().Select(filter => (piece.Path, Name: filter.GetProperty("name").GetString()!)) : []).ToList();
        foreach (var twice in filters.GroupBy(filter => filter.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"{twice.Key} is there twice";
        foreach (var page in project.Pages.Where(page => page.Type == "Drillthrough"))
            if (!page.Json.GetProperty("pageBinding").GetProperty("parameters").EnumerateArray().Any(parameter => filters.Contains((page.Path, parameter.GetProperty("boundFilter").GetString()!))))
                yield return $"{page.Path} is bound to no filter of its own";
    }

    private static IEnumerable<string> Targets(PowerBiProject project) => project.Pages.SelectMany(page => page.Visuals)
        .Where(visual => visual.Text("visualTooltip", "section") is { } section && !project.Pages.Any(page => page.Name == section && page.Type == "Tooltip"))
        .Select(visual => $"{visual.Path} shows a page as tooltip that is none");

    private static IEnumerable<string> Values(JsonElement json, string name) => Within(json).Where(element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
        .Select(element => element.GetProperty(name).GetString()!);

    /// <summary>An element and all below it.</summary>
    private static IEnumerable<JsonElement> Within(JsonElement json) => (json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Within),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Within(property.Value)),
        _ => [],
    }).Prepend(json);

    // Texts in quotes, doubled within; numbers with the letter of their type.
    [GeneratedRegex(@"^('([^']|'')*'|-?\d+(\.\d+)?[DLM]|true|false|null|datetime'\d{4}-\d\d-\d\dT[\d:.]+')$")]
    private static partial Regex LiteralPattern();
}
