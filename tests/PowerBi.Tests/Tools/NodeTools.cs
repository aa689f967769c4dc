using System.Text.Json;
using Engagement.PowerBi.Tests.Project;
using Engagement.Testing;

namespace Engagement.PowerBi.Tests.Tools;

/// <summary>Runs what package-lock.json pins: Microsoft's validator of reports, its M parser, and a validator of JSON schemas.</summary>
internal static class NodeTools
{
    private static readonly NodePackages Packages = new("power-bi-checks", AppContext.BaseDirectory, "package.json", "package-lock.json", "schemas.cjs", "mashup.cjs");

    /// <summary>What `powerbi-report-author validate` finds, warnings too: a visual off the page, or of an unknown type, is one to it.</summary>
    public static async Task<IReadOnlyList<string>> ValidateAsync(PowerBiProject project)
    {
        // Without the schemas, which it would download; SchemasAsync has them.
        var (_, output) = await Packages.RunAsync(["node_modules/@microsoft/powerbi-report-authoring-cli/dist/cli.js", "validate", "--no-schema", project.Shortcut]);
        using var answer = JsonDocument.Parse(output);
        var root = answer.RootElement;
        if (root.TryGetProperty("data", out var data) && data.GetProperty("result").GetString() == "succeeded" && data.GetProperty("warningCount").GetInt32() == 0)
            return [];
        return [output];
    }

    /// <summary>What of the project's JSON files does not follow the published schemas.</summary>
    public static async Task<IReadOnlyList<string>> SchemasAsync(PowerBiProject project)
    {
        Assert.SkipWhen(RepositoryRoot.SharedData is null, "../shared/data is absent: its pbir-schemas and theme-schema are needed");
        var (exitCode, output) = await Packages.RunAsync(["schemas.cjs", Path.Combine(RepositoryRoot.SharedData!, "pbir-schemas"), Path.Combine(RepositoryRoot.SharedData!, "theme-schema"), project.Folder]);
        return exitCode == 0 ? JsonSerializer.Deserialize<List<List<string>>>(output)![0] : throw new InvalidOperationException($"schemas.cjs ended with {exitCode}: {output}");
    }

    /// <summary>What of the project's M does not parse.</summary>
    public static async Task<IReadOnlyList<string>> MashupAsync(PowerBiProject project)
    {
        var expressions = project.Model.Mashups.Select(mashup => new { where = mashup.Where, text = mashup.Text });
        var (exitCode, output) = await Packages.RunAsync(["mashup.cjs"], JsonSerializer.Serialize(expressions));
        return exitCode == 0 ? JsonSerializer.Deserialize<List<string>>(output)! : throw new InvalidOperationException($"mashup.cjs ended with {exitCode}: {output}");
    }
}
