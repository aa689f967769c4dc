using System.Reflection;
using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Functions.Alert;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Testing;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Infra.Tests.Rules;

/// <summary>What the app reads, is called and answers, taken from the code itself.</summary>
internal static class CodeFacts
{
    private static readonly Assembly App = typeof(CollectPage).Assembly;

    /// <summary>Settings of options; those that hold many, like tokens by page, as the start of their names.</summary>
    public static IReadOnlyList<string> OptionSettings { get; } = [.. Options().Where(o => !o.IsMap).Select(o => o.Name)];

    public static IReadOnlyList<string> OptionPrefixes { get; } = [.. Options().Where(o => o.IsMap).Select(o => o.Name + "__")];

    /// <summary>Settings that triggers name between percent signs: without them the host does not start.</summary>
    public static IReadOnlyDictionary<string, string> TimerSettings { get; } = (
        from function in FunctionMethods()
        from parameter in function.Method.GetParameters()
        let timer = parameter.GetCustomAttribute<TimerTriggerAttribute>()
        where timer is not null
        select (function.Name, Setting: timer.Schedule.Trim('%'))).ToDictionary(timer => timer.Setting, timer => timer.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> FunctionNames { get; } = [.. FunctionMethods().Select(function => function.Name)];

    /// <summary>Routes that anybody may call.</summary>
    public static IReadOnlyList<string> OpenRoutes { get; } = [.. (
        from function in FunctionMethods()
        from parameter in function.Method.GetParameters()
        let http = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where http is { AuthLevel: AuthorizationLevel.Anonymous }
        select "/api/" + http.Route!.Replace("{*path}", "*", StringComparison.Ordinal)).Distinct()];

    public static IReadOnlyList<string> Queues => MessageQueues.Names;

    public static IReadOnlyList<string> Tables { get; } = [.. new PipelineTables(new TableServiceClient("UseDevelopmentStorage=true")).All.Select(table => table.Name)];

    public static IReadOnlyList<string> LogSignals => WatchSignals.All;

    /// <summary>Schedules where developers keep them.</summary>
    public static IReadOnlyList<string> LocalSchedules { get; } =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Functions", "local.settings.json"))).RootElement.GetProperty("Values").EnumerateObject()
            .Select(value => value.Name).Where(name => name.EndsWith("Schedule", StringComparison.Ordinal))];

    public static bool Reads(string setting) => OptionSettings.Contains(setting) || TimerSettings.ContainsKey(setting) || OptionPrefixes.Any(prefix => setting.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether the value of a setting is a secret, by what it is called.</summary>
    public static bool IsSecret(string setting) => setting.Split("__") is [_, var name, ..] && (
        name.EndsWith("Token", StringComparison.Ordinal) || name.EndsWith("Tokens", StringComparison.Ordinal) || name.EndsWith("Secret", StringComparison.Ordinal) || name.EndsWith("Key", StringComparison.Ordinal));

    private static IEnumerable<(string Name, bool IsMap)> Options() =>
        from type in App.GetTypes()
        where type.Name.EndsWith("Options", StringComparison.Ordinal)
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
        where section is not null
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let isMap = typeof(System.Collections.IDictionary).IsAssignableFrom(property.PropertyType)
        where property.CanWrite || isMap
        select ($"{section}__{property.Name}", isMap);

    private static IEnumerable<(string Name, MethodInfo Method)> FunctionMethods() =>
        from type in App.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);
}
