using System.Diagnostics;
using System.Net.Sockets;

namespace Engagement.Azurite;

/// <summary>A running storage emulator with blob, queue and table services on free loopback ports; ends when disposed or when this process ends.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    // The account and key that every Azurite has, published in its documentation; they open nothing else.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int StartAttempts = 3;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private AzuriteProcess(Process process, int[] ports)
    {
        _process = process;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/{Account};QueueEndpoint=http://127.0.0.1:{ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{ports[2]}/{Account};";
    }

    /// <summary>Opens all three services.</summary>
    public string ConnectionString { get; }

    /// <summary>Installs the emulator if need be, starts it and waits until all services accept connections.</summary>
    /// <exception cref="AzuriteException">Node.js is missing or too old, the installation fails, or the emulator does not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = await AzuriteInstallation.EnsureAsync(options.Log, cancellation).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var ports = FreePorts.Find(3);
            var (process, errors) = Launch(folder, options.DataFolder, ports);
            var failure = await WaitUntilListeningAsync(process, ports, cancellation).ConfigureAwait(false);
            if (failure is null)
                return new AzuriteProcess(process, ports);
            await EndAsync(process).ConfigureAwait(false);
            if (attempt == StartAttempts)
                throw new AzuriteException($"The storage emulator did not start: {failure} {string.Join(' ', errors)}".Trim());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await EndAsync(_process).ConfigureAwait(false);

    private static (Process Process, IReadOnlyCollection<string> Errors) Launch(string folder, string? dataFolder, int[] ports)
    {
        string[] store = dataFolder is null ? ["--inMemoryPersistence"] : ["--location", dataFolder];
        var process = Process.Start(new ProcessStartInfo("node",
        [
            Path.Combine(folder, "run.cjs"),
            "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}", .. store,
            "--disableTelemetry", "--silent", "--skipApiVersionCheck",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = new List<string>();
        // Unread pipes fill up and block the emulator; standard output says nothing that is needed.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                lock (errors) errors.Add(text);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return (process, errors);
    }

    private static async Task<string?> WaitUntilListeningAsync(Process process, int[] ports, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        foreach (var port in ports)
        {
            while (!await AcceptsAsync(port, cancellation).ConfigureAwait(false))
            {
                if (process.HasExited)
                    return $"it ended with exit code {process.ExitCode}.";
                if (clock.Elapsed > StartTimeout)
                    return $"port {port} did not answer within {StartTimeout.TotalSeconds:0} s.";
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation).ConfigureAwait(false);
            }
        }
        return null;
    }

    private static async Task<bool> AcceptsAsync(int port, CancellationToken cancellation)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync("127.0.0.1", port, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <remarks>Closed input asks it to write its data and end (run.cjs); only one that hangs is killed.</remarks>
    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            using var timeout = new CancellationTokenSource(StopTimeout);
            try
            {
                await process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
