using System.Diagnostics;
using System.Security.Cryptography;

namespace Engagement.Testing;

/// <summary>Packages of npm that a package-lock.json pins, and scripts that use them: installed once per user and version.</summary>
public sealed class NodePackages
{
    private readonly Lazy<Task<string>> _folder;

    /// <param name="name">Begins the name of the folder that they are installed in, and says in errors what could not be installed.</param>
    /// <param name="source">The folder of <paramref name="files"/>.</param>
    /// <param name="files">package.json, package-lock.json, and the scripts.</param>
    public NodePackages(string name, string source, params string[] files) => _folder = new(() => InstalledAsync(name, source, files));

    /// <summary>The folder that holds the files and node_modules.</summary>
    /// <exception cref="InvalidOperationException">npm cannot install them.</exception>
    public Task<string> FolderAsync() => _folder.Value;

    /// <summary>Runs one of the scripts, or a program of the packages.</summary>
    /// <returns>What it printed, with its errors when it failed.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, string input = "") =>
        await RunAsync("node", arguments, await FolderAsync(), input);

    private static async Task<string> InstalledAsync(string name, string source, string[] files)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(file => File.ReadAllBytes(Path.Combine(source, file)))]))[..12];
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "engagement-pipeline", $"{name}-{hash}");
        if (Directory.Exists(folder))
            return folder;
        // Installed beside and renamed at the end, so that the folder exists only when it is whole.
        var partial = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(partial);
        foreach (var file in files)
            File.Copy(Path.Combine(source, file), Path.Combine(partial, file), overwrite: true);
        // Without scripts: nothing that is used here has to be built.
        var (exitCode, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], partial, "");
        if (exitCode != 0)
            throw new InvalidOperationException($"'npm ci' could not install {name} ({exitCode}); check that npm reaches its registry. npm said: {output}");
        Directory.Move(partial, folder);
        return folder;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, string workingFolder, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = workingFolder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
    }
}
