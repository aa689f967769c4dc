using System.ComponentModel;
using System.Diagnostics;

namespace Engagement.Azurite;

/// <summary>Node.js as found on this machine.</summary>
internal static class NodeTool
{
    private const int OldestMajorVersion = 20;

    public static async Task EnsureUsableAsync(CancellationToken cancellation)
    {
        var (exitCode, output) = await RunAsync("node", ["--version"], workingFolder: null, cancellation).ConfigureAwait(false);
        var version = output.Trim().TrimStart('v');
        if (exitCode != 0 || !int.TryParse(version.Split('.')[0], out var major) || major < OldestMajorVersion)
            throw new AzuriteException($"The storage emulator needs Node.js {OldestMajorVersion} or later; 'node --version' says '{output.Trim()}'. Install it from your package manager or nodejs.org and run again.");
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(string tool, string[] arguments, string? workingFolder, CancellationToken cancellation)
    {
        // On Windows npm is a .cmd file, which only the command interpreter starts.
        var start = OperatingSystem.IsWindows() && tool == "npm"
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. arguments])
            : new ProcessStartInfo(tool, arguments);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = workingFolder ?? "";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false) + await errors.ConfigureAwait(false));
        }
        catch (Win32Exception notFound)
        {
            throw new AzuriteException($"The storage emulator needs Node.js {OldestMajorVersion} or later, but '{tool}' was not found on the PATH. Install Node.js (with npm) and run again.", notFound);
        }
    }
}
