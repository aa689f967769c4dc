using System.Globalization;
using System.Text.RegularExpressions;
using Engagement.PowerBi.Tests.Project;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>What readers need to see and hear: few visuals, words for those who do not see them, contrast.</summary>
internal static partial class DesignRules
{
    private const int MostVisuals = 10;

    // WCAG 2.2: 1.4.3 for text, 1.4.11 for what is drawn.
    private const double ContrastOfText = 4.5;
    private const double ContrastOfDrawing = 3;

    private static readonly string[] Pages =
    [
        "Synthèse direction", "Croissance & audience", "Engagement & contenus", "Quand publier", "Sentiment & thèmes", "Service client", "Part de voix", "Anomalies & preuves", "Objectifs", "Qualité & définitions",
    ];

    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("the report has its ten pages, in their order, and hides the others", PagesInOrder),
        new("a page shows ten visuals with data at most", project => project.Pages.Where(page => page.Visuals.Count(visual => visual.ShowsData) > MostVisuals).Select(page => $"{page.Path} shows more")),
        new("visuals lie on their page, and not on one another", Overlaps),
        new("every visual has an alternative text and, with data, a title", project => project.Pages.SelectMany(page => page.Visuals)
            .Where(visual => string.IsNullOrWhiteSpace(visual.Text("general", "altText")) || visual.ShowsData && string.IsNullOrWhiteSpace(visual.Text("title", "text"))).Select(visual => $"{visual.Path} says nothing to those who do not see it")),
        new("the keyboard goes through a page in reading order", project => project.Pages.Where(page => !page.Visuals.OrderBy(visual => visual.Json.GetProperty("position").GetProperty("tabOrder").GetDouble())
            .Select(visual => visual.Json.GetProperty("position").GetProperty("tabOrder").GetDouble()).SequenceEqual(Enumerable.Range(1, page.Visuals.Count).Select(place => place * 1000d))).Select(page => $"{page.Path} skips or repeats a place")),
        new("cards show all of their measures, and are high enough for them", Cards),
        new("colours of the theme stand out from what is behind them", Contrasts),
        new("text stands out from the colours of cells", project => project.Pages.SelectMany(page => page.Visuals)
            .SelectMany(visual => GradientPattern().Matches(visual.Json.GetRawText()).Select(match => match.Groups["color"].Value).Where(color => Contrast(color, Foreground(project)) < ContrastOfText).Select(color => $"{visual.Path}: {color} is too dark for text"))),
    ];

    private static IEnumerable<string> PagesInOrder(PowerBiProject project)
    {
        var order = project.Json("Engagement.Report/definition/pages/pages.json").GetProperty("pageOrder").EnumerateArray().Select(name => name.GetString()).ToList();
        var shown = project.Pages.Where(page => !page.IsHidden).OrderBy(page => order.IndexOf(page.Name)).Select(page => page.Json.GetProperty("displayName").GetString()!);
        if (!shown.SequenceEqual(Pages))
            yield return $"the pages are {string.Join(", ", shown)}";
        foreach (var page in project.Pages.Where(page => page.IsHidden != page.Type is not null))
            yield return $"{page.Path} is a tooltip or a drill-through and shown, or none and hidden";
    }

    private static IEnumerable<string> Overlaps(PowerBiProject project)
    {
        foreach (var page in project.Pages)
        {
            foreach (var visual in page.Visuals.Where(visual => visual.Area is var area && (area.Left < 0 || area.Top < 0 || area.Right > page.Json.GetProperty("width").GetDouble() || area.Bottom > page.Json.GetProperty("height").GetDouble())))
                yield return $"{visual.Path} lies beside its page";
            foreach (var (one, other) in page.Visuals.SelectMany((one, index) => page.Visuals.Skip(index + 1).Select(other => (one, other))))
                if (one.Area.Left < other.Area.Right && other.Area.Left < one.Area.Right && one.Area.Top < other.Area.Bottom && other.Area.Top < one.Area.Bottom)
                    yield return $"{one.Path} lies on {other.Folder}";
        }
    }

    /// <summary>A card cuts off what does not fit. Without a number of tiles it shows three.</summary>
    /// <remarks>Source of the sum: microsoft/skills-for-fabric, powerbi-report-authoring/references/card.md.</remarks>
    private static IEnumerable<string> Cards(PowerBiProject project)
    {
        const double Borders = 2, Padding = 2 * 4, Spacing = 2, Title = 17 + 4, Label = 18;
        foreach (var card in project.Pages.SelectMany(page => page.Visuals).Where(visual => visual.Type == "cardVisual"))
        {
            var content = 2 * ((card.Number("layout", "paddingUniform") ?? 12) + (card.Number("padding", "paddingUniform") ?? 12));
            var height = Borders + Padding + (card.Text("title", "show") == "false" ? 0 : Title) + content + Math.Ceiling((card.Number("value", "fontSize") ?? 20) * 1.5) + Spacing + Label;
            if (card.Area.Bottom - card.Area.Top < height)
                yield return $"{card.Path} needs a height of {height}";
            if ((card.Number("layout", "maxTiles") ?? 3) < card.Projections.Count())
                yield return $"{card.Path} has more measures than tiles";
        }
    }

    private static IEnumerable<string> Contrasts(PowerBiProject project)
    {
        var theme = project.Json(Theme(project));
        string Color(string name) => theme.GetProperty(name).GetString()!;
        var backgrounds = new[] { Color("background"), Color("backgroundLight") };
        var texts = new[] { "foreground", "foregroundNeutralSecondary", "hyperlink", "visitedHyperlink", "good", "bad", "neutral" }.Select(name => (Name: name, Color: Color(name), Least: ContrastOfText));
        var drawn = theme.GetProperty("dataColors").EnumerateArray().Select(color => (Name: "dataColors", Color: color.GetString()!, Least: ContrastOfDrawing));
        return from color in texts.Concat(drawn)
               from background in backgrounds
               where Contrast(color.Color, background) < color.Least
               select string.Create(CultureInfo.InvariantCulture, $"{color.Name} {color.Color} on {background} has a contrast of {Contrast(color.Color, background):0.00}");
    }

    private static string Theme(PowerBiProject project) => project.Files("*.json").Single(path => path.Contains("/RegisteredResources/", StringComparison.Ordinal));

    private static string Foreground(PowerBiProject project) => project.Json(Theme(project)).GetProperty("foreground").GetString()!;

    private static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    // Relative luminance. Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(string color)
    {
        var parts = Enumerable.Range(0, 3).Select(part => int.Parse(color.AsSpan(1 + part * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex("""
        "color":\s*\{\s*"Literal":\s*\{\s*"Value":\s*"'(?<color>\#[0-9A-Fa-f]{6})'"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex GradientPattern();
}
