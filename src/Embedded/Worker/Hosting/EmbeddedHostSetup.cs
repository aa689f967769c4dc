using System.Text.Json;
using Engagement.Embedded.Worker.Discovery;
using Engagement.Embedded.Worker.Http;
using Engagement.Embedded.Worker.Invocation;
using Engagement.Embedded.Worker.Keys;
using Engagement.Embedded.Worker.Queues;
using Engagement.Embedded.Worker.Settings;
using Engagement.Embedded.Worker.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>Collects what the app's Program.cs asks for and turns it into a running host.</summary>
internal sealed class EmbeddedHostSetup
{
    private const string DefaultUrl = "http://127.0.0.1:7071";
    private static readonly TimeSpan BeyondGrace = TimeSpan.FromSeconds(15);

    private readonly HostingOptions _options;
    private readonly List<string> _problems = [];
    private readonly AppSettings _settings;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private bool _hasWebApplication;

    public EmbeddedHostSetup(string[] args, HostingOptions options)
    {
        _options = options;
        _settings = AppSettings.Load(options.AppFolder, options.EnvironmentVariables, _problems);
        Builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = options.AppFolder,
            EnvironmentName = _settings["AZURE_FUNCTIONS_ENVIRONMENT"],
        });
        AddLocalValues(Builder.Configuration);
        if (options.EnvironmentVariables is { } variables)
            Builder.Configuration.AddInMemoryCollection(variables.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value)));
        Builder.Services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        HostLogging.Configure(Builder.Logging);
    }

    public WebApplicationBuilder Builder { get; }

    public void Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => _middleware.Add(middleware);

    public void UseWebApplication()
    {
        if (_hasWebApplication)
            return;
        _hasWebApplication = true;
        Builder.Services.AddMvcCore();
        Use(next => context => HttpAnswerMiddleware.InvokeAsync(context, next));
    }

    public IHost Build()
    {
        var hostJson = new HostJsonReader(_problems).Read(_options.AppFolder);
        var embedded = EmbeddedSettings.Read(_settings, _problems);
        var identity = HostIdentity.Of(_settings, _options.AppName, _problems);
        var functions = new FunctionDiscovery(_settings, hostJson.RoutePrefix, _hasWebApplication, _problems).Find(_options.Types());
        var keys = new KeyFiles(_settings["FUNCTIONS_SECRETS_PATH"] is { Length: > 0 } folder ? folder : Path.Combine(_options.AppFolder, "Secrets"));
        CheckKeyStorage(keys);
        if (WantedTelemetry.Problem(Builder.Services, setting => _settings[setting]) is { } problem)
            _problems.Add(problem);
        if (_problems.Count > 0)
            throw new FunctionsStartException([.. _problems.Distinct()]);

        HostLogging.Apply(Builder.Logging, hostJson.LogLevels);
        Builder.Services.AddSingleton(new FunctionCatalog(functions)).AddSingleton(hostJson).AddSingleton(embedded).AddSingleton(identity).AddSingleton(keys);
        AddServices(embedded);
        Builder.WebHost.UseUrls(Urls());
        var app = Builder.Build();
        Map(app);
        return new EmbeddedHost(app, Urls());
    }

    /// <remarks>Core Tools makes them environment variables: above appsettings.json, below what is really set.</remarks>
    private void AddLocalValues(ConfigurationManager configuration)
    {
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var environment = sources.Last(source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        sources.Insert(sources.IndexOf(environment), new MemoryConfigurationSource { InitialData = AppSettings.LocalValues(_options.AppFolder, []) });
    }

    private void AddServices(EmbeddedSettings embedded)
    {
        var services = Builder.Services;
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = embedded.StopGrace + BeyondGrace);
        services.AddRouting();
        services.AddSingleton(_options).AddSingleton(_settings);
        services.AddSingleton<AppKeys>().AddSingleton<QueueConnections>().AddSingleton<QueueWakeUps>().AddSingleton<QueueOutputs>();
        services.AddSingleton<FunctionRunner>().AddSingleton<TriggerListeners>().AddSingleton<FunctionEndpoints>().AddSingleton<AdminEndpoints>();
        services.AddSingleton(provider => new GracefulStop(provider.GetRequiredService<IHostApplicationLifetime>(), embedded, _options.Clock));
        services.AddSingleton<MessageSerializer>();
        services.AddSingleton(provider => Pipeline(new MethodExecution(provider.GetRequiredService<MessageSerializer>().Value)));
        services.AddHostedService<HostLifetime>();
    }

    private FunctionExecutionDelegate Pipeline(MethodExecution innermost) =>
        Enumerable.Reverse(_middleware).Aggregate((FunctionExecutionDelegate)innermost.InvokeAsync, (next, middleware) => middleware(next));

    private static void Map(WebApplication app)
    {
        app.Use(RouterAnswers.AsNotFoundAsync);
        app.UseRouting();
        app.Services.GetRequiredService<AdminEndpoints>().Map(app);
        var endpoints = app.Services.GetRequiredService<FunctionEndpoints>();
        foreach (var function in app.Services.GetRequiredService<FunctionCatalog>().Functions.Where(function => function.Trigger is HttpTrigger && !function.Disabled))
            endpoints.Map(app, function);
    }

    private string Urls() => _settings["ASPNETCORE_URLS"] is { Length: > 0 } urls ? urls : DefaultUrl;

    private void CheckKeyStorage(KeyFiles keys)
    {
        if (keys.Problem() is { } problem)
            _problems.Add(problem);
        if (_settings["AzureWebJobsSecretStorageType"] is { Length: > 0 } type && !type.Equals("files", StringComparison.OrdinalIgnoreCase))
            _problems.Add($"The setting 'AzureWebJobsSecretStorageType' is '{type}', a feature of the Azure Functions host that the embedded host does not offer; remove it or set it to 'files'.");
    }
}
