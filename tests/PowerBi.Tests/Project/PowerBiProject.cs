using System.Text.Json;
using Engagement.Testing;

namespace Engagement.PowerBi.Tests.Project;

/// <summary>A Power BI project in a folder: powerbi/, or a copy of it.</summary>
internal sealed class PowerBiProject
{
    private readonly Lazy<SemanticModel> _model;
    private readonly Lazy<IReadOnlyList<ReportPage>> _pages;

    public PowerBiProject(string folder)
    {
        Folder = folder;
        _model = new(() => new(Files("*.tmdl").Select(path => (path, Text(path)))));
        _pages = new(() => [.. Files("page.json").Select(path => new ReportPage(path, Json(path),
            [.. Files("visual.json").Where(visual => visual.StartsWith(Path.GetDirectoryName(path) + "/", StringComparison.Ordinal)).Select(visual => new ReportVisual(visual, Json(visual)))]))]);
    }

    /// <summary>The one of this repository.</summary>
    public static PowerBiProject Repository { get; } = new(Path.Combine(RepositoryRoot.Path, "powerbi"));

    public string Folder { get; }

    public string Shortcut => Path.Combine(Folder, "Engagement.pbip");

    public SemanticModel Model => _model.Value;

    public IReadOnlyList<ReportPage> Pages => _pages.Value;

    /// <summary>Files of a name, below the project, with slashes.</summary>
    public IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Folder, pattern, SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public bool Has(string path) => File.Exists(Path.Combine(Folder, path));

    public string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(Text(path));
        return document.RootElement.Clone();
    }

    /// <summary>The same in another folder, to be changed there.</summary>
    public PowerBiProject CopyTo(string folder)
    {
        foreach (var path in Files("*"))
        {
            var copy = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Folder, path), copy);
        }
        return new(folder);
    }
}
