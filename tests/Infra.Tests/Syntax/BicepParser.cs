using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Engagement.Testing;

namespace Engagement.Infra.Tests.Syntax;

/// <summary>Reads Bicep with the parser that package-lock.json pins; installs it once per user and version.</summary>
public static class BicepParser
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "syntax.cjs"];
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 256 };

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "infra", "bicep");

    /// <summary>The files of infra/bicep, parsed once.</summary>
    public static async Task<IReadOnlyList<BicepFile>> ReadAsync() => await Infra.Value;

    private static readonly Lazy<Task<IReadOnlyList<BicepFile>>> Infra = new(() => ParseAsync([.. Directory.GetFiles(Folder, "*.bicep*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".bicep" or ".bicepparam").Order(StringComparer.Ordinal)]));

    public static async Task<IReadOnlyList<BicepFile>> ParseAsync(params string[] paths)
    {
        var (exitCode, output) = await RunAsync("node", ["syntax.cjs", .. paths], await EnsureInstalledAsync());
        return exitCode == 0
            ? JsonSerializer.Deserialize<List<BicepFile>>(output, Json)!
            : throw new InvalidOperationException($"the Bicep parser ended with {exitCode}: {output}");
    }

    private static async Task<string> EnsureInstalledAsync()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. Files.SelectMany(name => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name)))]))[..12];
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "engagement-pipeline", $"bicep-syntax-{hash}");
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
            // Without scripts: the parser is WebAssembly, only its native twin would be built.
            var (exitCode, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], partial);
            if (exitCode != 0)
                throw new InvalidOperationException($"'npm ci' could not install the Bicep parser ({exitCode}); check that npm reaches its registry. npm said: {output}");
            Directory.Move(partial, folder);
            return folder;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string tool, string[] arguments, string workingFolder)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
    }
}
