using Microsoft.Azure.Functions.Worker.Builder;

namespace Engagement.Embedded.Worker.Tests;

/// <summary>What a test changes about the app; names are unique so that tests share one emulator.</summary>
internal sealed record TestApp(string ConnectionString)
{
    public string Unique { get; } = $"t{Guid.NewGuid():N}"[..24];

    public string Queue => $"{Unique}-in";

    public string Output => $"{Unique}-out";

    public string HostJson { get; init; } = TestHost.FastPolling;

    public Dictionary<string, string?> Settings { get; init; } = [];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Action<FunctionsApplicationBuilder>? Configure { get; init; }

    public Action<string>? Prepare { get; init; }

    public Func<Stream> OpenParentStream { get; init; } = () => Stream.Null;

    public Dictionary<string, string?> Variables()
    {
        var variables = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = ConnectionString,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Queue"] = Queue,
            ["Output"] = Output,
            ["Embedded__StopGrace"] = "00:00:05",
        };
        foreach (var (name, value) in Settings)
            variables[name] = value;
        return variables;
    }
}
