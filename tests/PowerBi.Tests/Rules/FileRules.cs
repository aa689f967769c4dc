using System.Text.RegularExpressions;
using Engagement.PowerBi.Tests.Project;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>Power BI Desktop opens a folder that lacks a file with an error, or silently without what was in it.</summary>
internal static partial class FileRules
{
    private static readonly string[] Required =
    [
        "Engagement.pbip",
        "Engagement.Report/.platform", "Engagement.Report/definition.pbir", "Engagement.Report/definition/report.json", "Engagement.Report/definition/version.json", "Engagement.Report/definition/pages/pages.json",
        "Engagement.SemanticModel/.platform", "Engagement.SemanticModel/definition.pbism", "Engagement.SemanticModel/definition/database.tmdl", "Engagement.SemanticModel/definition/model.tmdl",
        "Engagement.SemanticModel/definition/expressions.tmdl", "Engagement.SemanticModel/definition/relationships.tmdl",
    ];

    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("required files are there", project => Required.Where(path => !project.Has(path)).Select(path => $"{path} is missing")),
        new("resources that the report names are there", MissingResources),
        new("folders are called as what is in them, and pages as they are listed", Names),
        new("files are UTF-8 without a byte order mark, and end their lines alike", project => project.Files("*").Where(path => BrokenText(project, path)).Select(path => $"{path} is not plain UTF-8")),
        new("no address but the example and no key is written down", project => project.Files("*.tmdl").Concat(project.Files("*.json")).SelectMany(path => AddressPattern().Matches(project.Text(path)).Select(match => $"{path} names {match.Value}"))),
    ];

    private static IEnumerable<string> MissingResources(PowerBiProject project) =>
        from package in project.Json("Engagement.Report/definition/report.json").GetProperty("resourcePackages").EnumerateArray()
        from item in package.GetProperty("items").EnumerateArray()
        let path = $"Engagement.Report/StaticResources/{package.GetProperty("name").GetString()}/{item.GetProperty("path").GetString()}"
        where !project.Has(path)
        select $"{path} is missing";

    private static IEnumerable<string> Names(PowerBiProject project)
    {
        var order = project.Json("Engagement.Report/definition/pages/pages.json").GetProperty("pageOrder").EnumerateArray().Select(name => name.GetString()!).ToList();
        foreach (var name in order.Except(project.Pages.Select(page => page.Folder)))
            yield return $"{name} is listed, and no page";
        foreach (var page in project.Pages)
        {
            if (page.Name != page.Folder || !NamePattern().IsMatch(page.Folder))
                yield return $"{page.Path}: {page.Name} is in the folder {page.Folder}";
            if (!order.Contains(page.Folder))
                yield return $"{page.Path} is not listed";
            foreach (var visual in page.Visuals.Where(visual => visual.Json.GetProperty("name").GetString() != visual.Folder || !NamePattern().IsMatch(visual.Folder)))
                yield return $"{visual.Path} is called otherwise";
        }
    }

    private static bool BrokenText(PowerBiProject project, string path)
    {
        var text = project.Text(path);
        var bytes = File.ReadAllBytes(Path.Combine(project.Folder, path));
        return bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) || text.Contains('\uFFFD', StringComparison.Ordinal) || text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal);
    }

    // Desktop leaves out folders whose names hold anything else.
    [GeneratedRegex(@"^[\w-]+$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"https?://(?!engagement\.example\.com/|developer\.microsoft\.com/json-schemas/)[\w.]+|[?&]code=\w+|x-functions-key")]
    private static partial Regex AddressPattern();
}
