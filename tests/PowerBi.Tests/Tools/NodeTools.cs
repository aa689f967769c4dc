using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Engagement.PowerBi.Tests.Project;
using Engagement.Testing;

namespace Engagement.PowerBi.Tests.Tools;

/// <summary>Runs what package-lock.json pins: Microsoft's validator of reports, its M parser, and a validator of JSON schemas. Installed once per user and version.</summary>
internal static class NodeTools
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "schemas.cjs", "mashup.cjs"];
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>What `powerbi-report-author validate` finds, warnings too: a visual off the page, or of an unknown type, is one to it.</summary>
    public static async Task<IReadOnlyList<string>> ValidateAsync(PowerBiProject project)
    {
        // Without the schemas, which it would download; SchemasAsync has them.
        var (_, output) = await RunAsync(["node_modules/@microsoft/powerbi-report-authoring-cli/dist/cli.js", "validate", "--no-schema", project.Shortcut]);
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
        var (exitCode, output) = await RunAsync(["schemas.cjs", Path.Combine(RepositoryRoot.SharedData!, "pbir-schemas"), Path.Combine(RepositoryRoot.SharedData!, "theme-schema"), project.Folder]);
        return exitCode == 0 ? JsonSerializer.Deserialize<List<List<string>>>(output)![0] : throw new InvalidOperationException($"schemas.cjs ended with {exitCode}: {output}");
    }

    /// <summary>What of the project's M does not parse.</summary>
    public static async Task<IReadOnlyList<string>> MashupAsync(PowerBiProject project)
    {
        var expressions = project.Model.Mashups.Select(mashup => new { where = mashup.Where, text = mashup.Text });
        var (exitCode, output) = await RunAsync(["mashup.cjs"], JsonSerializer.Serialize(expressions));
        return exitCode == 0 ? JsonSerializer.Deserialize<List<string>>(output)! : throw new InvalidOperationException($"mashup.cjs ended with {exitCode}: {output}");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, string input = "") =>
        await RunAsync("node", arguments, await EnsureInstalledAsync(), input);

    private static async Task<string> EnsureInstalledAsync()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. Files.SelectMany(name => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name)))]))[..12];
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "engagement-pipeline", $"power-bi-checks-{hash}");
        await OneAtATime.WaitAsync();
        try
        {
            if (Directory.Exists(folder))
                return folder;
            // Installed beside and renamed at the end, so that the folder exists only when it is whole.
            var partial = $"{folder}.{Environment.ProcessId}";
            Directory.CreateDirectory(partial);
            foreach (var name in Files)
                File.Copy(Path.Combine(AppContext.BaseDirectory, name), Path.Combine(partial, name), overwrite: true);
            var (exitCode, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], partial, "");
            if (exitCode != 0)
                throw new InvalidOperationException($"'npm ci' could not install the checks of the Power BI project ({exitCode}); check that npm reaches its registry. npm said: {output}");
            Directory.Move(partial, folder);
            return folder;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string tool, string[] arguments, string workingFolder, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { WorkingDirectory = workingFolder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
    }
}
