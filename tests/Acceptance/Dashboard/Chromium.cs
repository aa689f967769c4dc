namespace Engagement.Acceptance.Dashboard;

/// <summary>The browser of this machine: the one of its package manager, which gets its security updates there.</summary>
internal static class Chromium
{
    private const string Setting = "CHROMIUM_PATH";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new InvalidOperationException($"{Setting} names '{named}', which is not there.");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"The tests of the dashboard need Chromium: install it (apt-get install chromium), or name it in {Setting}.");
    }
}
