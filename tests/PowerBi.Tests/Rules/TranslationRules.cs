using Engagement.PowerBi.Tests.Project;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>French names, and all of them in English too.</summary>
internal static class TranslationRules
{
    private const string English = "en-US";

    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("the model is French first", project => project.Model.Of("model").Single().Property("culture") == "fr-FR" ? [] : ["the culture of the model is not fr-FR"]),
        new("everything that is seen is translated", Untranslated),
        new("translations are of what is there", Orphans),
        new("captions are unique where they are seen together", project => Translated(project).SelectMany(table =>
            table.Children.Select(child => child.Property("caption") ?? "").GroupBy(caption => caption, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"'{table.Name}': {group.Key} is there twice"))),
    ];

    private static IEnumerable<string> Untranslated(PowerBiProject project)
    {
        var translated = Translated(project).ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var table in project.Model.Tables)
        {
            if (!translated.TryGetValue(table.Name, out var english) || !Has(english, "caption", "description"))
            {
                yield return $"'{table.Name}' has no caption or description in {English}";
                continue;
            }
            foreach (var column in table.Columns.Where(column => !column.IsHidden && !english.Of("column").Any(one => one.Name == column.Name && Has(one, "caption"))))
                yield return $"'{table.Name}'[{column.Name}] has no caption in {English}";
            foreach (var measure in table.Measures.Where(measure => !measure.IsHidden && !english.Of("measure").Any(one => one.Name == measure.Name && Has(one, "caption", "description", "displayFolder"))))
                yield return $"[{measure.Name}] has no caption, description or folder in {English}";
        }
    }

    private static IEnumerable<string> Orphans(PowerBiProject project) =>
        from table in Translated(project)
        from child in table.Children
        let there = project.Model.Table(table.Name) is { } found && (child.Kind == "column" ? found.Column(child.Name) is { IsHidden: false } : found.Measures.Any(measure => measure.Name == child.Name && !measure.IsHidden))
        where !there
        select $"'{table.Name}'[{child.Name}] is translated, and not there";

    private static IEnumerable<TmdlObject> Translated(PowerBiProject project) => project.Model.Of("cultureInfo").Where(culture => culture.Name == English)
        .SelectMany(culture => culture.Of("translations")).SelectMany(translations => translations.Of("model")).SelectMany(model => model.Of("table"));

    private static bool Has(TmdlObject one, params string[] texts) => texts.All(text => !string.IsNullOrWhiteSpace(one.Property(text)));
}
