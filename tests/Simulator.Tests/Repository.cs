namespace Engagement.Simulator.Tests;

/// <summary>Places beside the code.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The recorded pages beside the repository; a test that needs them says so where they are absent.</summary>
    public static string RealPages
    {
        get
        {
            var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "real-pages"));
            Assert.SkipUnless(Directory.Exists(folder), "../shared/data/real-pages is not there: recorded pages were not compared");
            return folder;
        }
    }

    private static string Find(string start)
    {
        var folder = new DirectoryInfo(start);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"no Pipeline.sln above {start}");
        return folder.FullName;
    }
}
