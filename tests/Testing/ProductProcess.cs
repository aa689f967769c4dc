using System.Diagnostics;

namespace Engagement.Testing;

/// <summary>A program of the product, run as users run it: a process of its own, seen through what it prints.</summary>
public sealed class ProductProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private TaskCompletionSource _printed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProductProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <param name="project">A project under src, built with this test: its output stands beside this test's own.</param>
    public static ProductProcess StartProject(string project, string[] arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        StartProgram("dotnet", [AssemblyOf(project), .. arguments], environment);

    public static ProductProcess StartProgram(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = RepositoryRoot.Path };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new ProductProcess(start);
    }

    /// <summary>Waits for a printed line that begins so, and returns the rest of it.</summary>
    public async Task<string> LineAsync(string prefix, TimeSpan timeout)
    {
        using var bound = new CancellationTokenSource(timeout);
        var exited = _process.WaitForExitAsync(CancellationToken.None);
        while (true)
        {
            var ended = exited.IsCompleted;
            Task printed;
            lock (_lines)
            {
                if (_lines.Find(line => line.TrimStart().StartsWith(prefix, StringComparison.Ordinal)) is { } found)
                    return found.TrimStart()[prefix.Length..].Trim();
                printed = _printed.Task;
            }
            if (ended)
                throw new InvalidOperationException($"ended with {_process.ExitCode} before it printed '{prefix}':\n{Output}");
            try
            {
                await Task.WhenAny(printed, exited).WaitAsync(bound.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"'{prefix}' was not printed within {timeout}:\n{Output}");
            }
        }
    }

    public async Task<int> ExitAsync(TimeSpan timeout)
    {
        using var bound = new CancellationTokenSource(timeout);
        try
        {
            await _process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"did not end within {timeout}:\n{Output}");
        }
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power failure would: nothing of it runs any more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end, as Ctrl-C does. Not by SIGINT: a shell lets what it starts in the background ignore that one.</summary>
    public void AskToEnd()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static string AssemblyOf(string project)
    {
        // artifacts/bin/<this>/debug/ -> artifacts/bin/<project>/debug/
        var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var bin = Path.GetDirectoryName(Path.GetDirectoryName(own))!;
        return Path.Combine(bin, project, Path.GetFileName(own), $"Engagement.{project}.dll");
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
        {
            _lines.Add(line);
            _printed.SetResult();
            _printed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
