namespace Engagement.Testing;

/// <summary>Finds files of the repository, and the shared data beside it, from wherever tests run.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds Pipeline.sln.</summary>
    public static string Path { get; } = Find();

    /// <summary>../shared/data, or null when it is not there.</summary>
    public static string? SharedData
    {
        get
        {
            var folder = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "shared", "data"));
            return Directory.Exists(folder) ? folder : null;
        }
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Pipeline.sln")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"Pipeline.sln is in no folder above {AppContext.BaseDirectory}");
    }
}
