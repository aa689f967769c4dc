using System.Diagnostics;
using System.Threading.Channels;

namespace Engagement.Local;

/// <summary>The function app as a process of its own, as in the cloud; ends when disposed or when this process ends.</summary>
internal sealed class FunctionApp : IAsyncDisposable
{
    private const string ListeningPrefix = "Listening on ";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(40);

    private readonly Process _process;
    private readonly Task _logging;

    private FunctionApp(Process process, Task logging, Uri address)
    {
        (_process, _logging, Address) = (process, logging, address);
    }

    /// <summary>Where it serves HTTP.</summary>
    public Uri Address { get; }

    public bool HasExited => _process.HasExited;

    /// <param name="settings">App settings, given as environment variables as the cloud does.</param>
    /// <param name="logFile">Receives everything the app prints.</param>
    public static async Task<FunctionApp> StartAsync(IReadOnlyDictionary<string, string> settings, string logFile, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Engagement.Functions.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        // Closing its standard input is how this process stops it, and dying closes it too.
        start.Environment["Embedded__ExitWithParent"] = "true";

        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var logging = LogAsync(process, logFile, listening);
        try
        {
            var address = await listening.Task.WaitAsync(StartTimeout, cancellation).ConfigureAwait(false);
            return new FunctionApp(process, logging, address);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            _process.StandardInput.Close();
            using var timeout = new CancellationTokenSource(StopTimeout);
            try
            {
                await _process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
            await _logging.ConfigureAwait(false);
        }
    }

    /// <summary>Copies both streams of the process to the file until it ends; the line that names the address completes the start.</summary>
    private static async Task LogAsync(Process process, string logFile, TaskCompletionSource<Uri> listening)
    {
        var lines = Channel.CreateUnbounded<string>(new() { SingleReader = true });
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync().ContinueWith(_ => lines.Writer.Complete(), TaskScheduler.Default);

        var last = "it printed nothing";
        await using (var log = new StreamWriter(logFile, append: true) { AutoFlush = true })
        {
            await foreach (var line in lines.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await log.WriteLineAsync(line).ConfigureAwait(false);
                last = line;
                if (line.StartsWith(ListeningPrefix, StringComparison.Ordinal) && Uri.TryCreate(line[ListeningPrefix.Length..], UriKind.Absolute, out var address))
                    listening.TrySetResult(address);
            }
        }
        await ended.ConfigureAwait(false);
        listening.TrySetException(new LocalException($"The function app ended before it served: {last} (all it said is in {logFile})"));

        void Take(string? line)
        {
            if (line is not null)
                lines.Writer.TryWrite(line);
        }
    }
}
