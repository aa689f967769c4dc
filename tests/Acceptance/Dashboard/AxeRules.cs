using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace Engagement.Acceptance.Dashboard;

/// <summary>The accessibility rules of axe-core, installed from the committed lock file on first use.</summary>
internal static class AxeRules
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Dashboard", "axe");
    private static readonly SemaphoreSlim OneAtATime = new(1);

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

    private static async Task<string> SourceAsync()
    {
        var file = Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js");
        await OneAtATime.WaitAsync();
        try
        {
            if (!File.Exists(file))
            {
                using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Folder })!;
                await npm.WaitForExitAsync();
                npm.ExitCode.ShouldBe(0, "npm ci has to install axe-core");
            }
            return await File.ReadAllTextAsync(file);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
