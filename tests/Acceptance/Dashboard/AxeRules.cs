using System.Text.Json;
using Microsoft.Playwright;

namespace Engagement.Acceptance.Dashboard;

/// <summary>The accessibility rules of axe-core.</summary>
internal static class AxeRules
{
    private static readonly NodePackages Packages = new("axe-core", Path.Combine(AppContext.BaseDirectory, "Dashboard", "axe"), "package.json", "package-lock.json");

    /// <summary>What in a page breaks a rule seriously or critically: rule, place and reason.</summary>
    public static async Task<IReadOnlyList<string>> BrokenInAsync(IPage page)
    {
        // Evaluated by the browser's debugger: as an element of the page it would be refused by the page's policy.
        await page.EvaluateAsync(await SourceAsync());
        var answer = await page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] })");
        return
        [
            .. from violation in answer.GetProperty("violations").EnumerateArray()
               where violation.GetProperty("impact").GetString() is "serious" or "critical"
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id")}: {node.GetProperty("html")} {node.GetProperty("failureSummary")}",
        ];
    }

    private static async Task<string> SourceAsync() => await File.ReadAllTextAsync(Path.Combine(await Packages.FolderAsync(), "node_modules", "axe-core", "axe.min.js"));
}
