using System.Text.Json;
using Engagement.Testing;

namespace Engagement.Infra.Tests.Syntax;

/// <summary>Reads Bicep with the parser that package-lock.json pins.</summary>
public static class BicepParser
{
    private static readonly NodePackages Packages = new("bicep-syntax", AppContext.BaseDirectory, "package.json", "package-lock.json", "syntax.cjs");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 256 };

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "infra", "bicep");

    /// <summary>The files of infra/bicep, parsed once.</summary>
    public static async Task<IReadOnlyList<BicepFile>> ReadAsync() => await Infra.Value;

    private static readonly Lazy<Task<IReadOnlyList<BicepFile>>> Infra = new(() => ParseAsync([.. Directory.GetFiles(Folder, "*.bicep*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".bicep" or ".bicepparam").Order(StringComparer.Ordinal)]));

    public static async Task<IReadOnlyList<BicepFile>> ParseAsync(params string[] paths)
    {
        var (exitCode, output) = await Packages.RunAsync(["syntax.cjs", .. paths]);
        return exitCode == 0
            ? JsonSerializer.Deserialize<List<BicepFile>>(output, Json)!
            : throw new InvalidOperationException($"the Bicep parser ended with {exitCode}: {output}");
    }
}
