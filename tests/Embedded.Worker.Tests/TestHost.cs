using System.Collections.Concurrent;
using Engagement.Embedded.Worker.Hosting;
using Engagement.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Tests;

/// <summary>The embedded host as an app would start it, with functions of the test assembly and names of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public const string FastPolling = """{ "version": "2.0", "extensions": { "queues": { "maxPollingInterval": "00:00:00.2" } } }""";

    private readonly TemporaryFolder _folder;
    private readonly IHost _host;

    private TestHost(TemporaryFolder folder, IHost host, Calls calls, ConcurrentQueue<string> log, IReadOnlyList<string> announced)
    {
        (_folder, _host, Calls, Log, Announced) = (folder, host, calls, log, announced);
        Http = new HttpClient { BaseAddress = new Uri(announced.Single().Split(' ')[^1]) };
    }

    public Calls Calls { get; }

    public HttpClient Http { get; }

    public IReadOnlyCollection<string> Log { get; }

    public IReadOnlyList<string> Announced { get; }

    public IServiceProvider Services => _host.Services;

    public string SecretsFolder => Path.Combine(_folder.Path, "Secrets");

    public static async Task<TestHost> StartAsync(TestApp app, params Type[] functions)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "host.json"), app.HostJson);
        app.Prepare?.Invoke(folder.Path);
        var announced = new List<string>();
        var builder = new FunctionsApplicationBuilder([], new HostingOptions
        {
            AppFolder = folder.Path,
            AppName = app.Unique,
            FunctionTypes = functions,
            EnvironmentVariables = app.Variables(),
            Clock = app.Clock,
            Announce = announced.Add,
            OpenParentStream = app.OpenParentStream,
        });
        var calls = new Calls();
        var log = new ConcurrentQueue<string>();
        builder.Services.AddSingleton(calls).AddSingleton(app.Clock);
        builder.Logging.ClearProviders().AddProvider(new LogList(log));
        (app.Configure ?? (b => b.ConfigureFunctionsWebApplication()))(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(folder, host, calls, log, announced);
    }

    /// <summary>As SIGTERM does.</summary>
    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Dispose();
    }

    private sealed class LogList(ConcurrentQueue<string> lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Lines(categoryName, lines);

        public void Dispose()
        {
        }

        private sealed class Lines(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
