using System.Reflection;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>What tests change about the host. An app always gets the defaults: nothing here exists on Azure.</summary>
internal sealed record HostingOptions
{
    /// <summary>The folder of host.json and local.settings.json.</summary>
    public string AppFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>Where functions are looked for; the classes of the entry assembly when null.</summary>
    public IReadOnlyCollection<Type>? FunctionTypes { get; init; }

    /// <summary>Takes the place of the process's environment variables.</summary>
    public IReadOnlyDictionary<string, string?>? EnvironmentVariables { get; init; }

    /// <summary>Names the app's timer states in a shared storage account.</summary>
    public string AppName { get; init; } = Assembly.GetEntryAssembly()?.GetName().Name ?? "functions";

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Receives the one line that says where the host listens.</summary>
    public Action<string> Announce { get; init; } = Console.Out.WriteLine;

    /// <summary>Ends when the parent process does; read only with Embedded__ExitWithParent.</summary>
    public Func<Stream> OpenParentStream { get; init; } = Console.OpenStandardInput;

    public IReadOnlyCollection<Type> Types() => FunctionTypes ?? Assembly.GetEntryAssembly()?.GetTypes() ?? [];
}
