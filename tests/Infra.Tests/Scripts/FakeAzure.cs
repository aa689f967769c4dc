using System.Diagnostics;
using Engagement.Testing;

namespace Engagement.Infra.Tests.Scripts;

/// <summary>A folder for the PATH in which az, dotnet, zip and curl write down what they are asked and answer as told.</summary>
internal sealed class FakeAzure : IDisposable
{
    private static readonly string[] Tools = ["az", "dotnet", "zip", "curl"];

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _answers = [];

    public FakeAzure()
    {
        foreach (var tool in Tools)
            File.Copy(Path.Combine(AppContext.BaseDirectory, "fake-tool"), Path.Combine(_folder.Path, tool));
    }

    private string CallsFile => Path.Combine(_folder.Path, "calls");

    public IReadOnlyList<string> Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    /// <param name="pattern">Part of a call, as a regular expression; of several that match, the one that was given last counts.</param>
    public FakeAzure Answers(string pattern, string answer = "", int exitCode = 0)
    {
        _answers.Insert(0, $"{pattern}\t{exitCode}\t{answer}");
        return this;
    }

    public string Write(string name, string content)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    public async Task<(int ExitCode, string Output)> RunAsync(string script, params string[] arguments)
    {
        await File.WriteAllLinesAsync(Path.Combine(_folder.Path, "answers"), _answers);
        var start = new ProcessStartInfo(Path.Combine(RepositoryRoot.Path, "infra", script), arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path,
        };
        start.Environment["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["CALLS"] = CallsFile;
        start.Environment["ANSWERS"] = Path.Combine(_folder.Path, "answers");
        start.Environment["PUBLISH_ATTEMPTS"] = "3";
        start.Environment["PUBLISH_PAUSE_SECONDS"] = "0";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public void Dispose() => _folder.Dispose();
}
