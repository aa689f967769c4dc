using System.Security.Cryptography;

namespace Engagement.Azurite;

/// <summary>The emulator's files, installed once per user and version from the committed lock file.</summary>
/// <remarks>The folder is named after what is installed: another version never overwrites one that is running.</remarks>
internal static class AzuriteInstallation
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "run.cjs"];

    public static async Task<string> EnsureAsync(Action<string>? log, CancellationToken cancellation)
    {
        await NodeTool.EnsureUsableAsync(cancellation).ConfigureAwait(false);
        var hash = Hash();
        var root = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "engagement-pipeline");
        var folder = Path.Combine(root, $"azurite-{hash}");
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(root);
            await using var oneAtATime = await LockAsync(Path.Combine(root, $"azurite-{hash}.lock"), cancellation).ConfigureAwait(false);
            if (!Directory.Exists(folder))
                await InstallAsync(folder, log, cancellation).ConfigureAwait(false);
        }
        return folder;
    }

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Files)
            hash.AppendData(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name)));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <remarks>Installs beside and renames at the end, so that the folder exists only when it is whole.</remarks>
    private static async Task InstallAsync(string folder, Action<string>? log, CancellationToken cancellation)
    {
        log?.Invoke("Installing the storage emulator (once per version, about half a minute)...");
        var partial = folder + ".partial";
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial);
        foreach (var name in Files)
            File.Copy(Path.Combine(AppContext.BaseDirectory, name), Path.Combine(partial, name));
        var (exitCode, output) = await NodeTool.RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], partial, cancellation).ConfigureAwait(false);
        if (exitCode != 0)
            throw new AzuriteException($"'npm ci' could not install the storage emulator (exit code {exitCode}); check that npm reaches its registry and run again. npm said: {LastLine(output)}");
        Directory.Move(partial, folder);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Another process is installing the same version; it releases the file when it is done or dies.
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation).ConfigureAwait(false);
            }
        }
    }

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "nothing";
}
