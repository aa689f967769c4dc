using System.Reflection;
using System.Text.RegularExpressions;
using Engagement.Embedded.Worker.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Engagement.Embedded.Worker.Discovery;

/// <summary>Finds the methods with [Function] and says what is wrong with them, one line each, before anything runs.</summary>
internal sealed partial class FunctionDiscovery(AppSettings settings, string routePrefix, bool hasWebApplication, ICollection<string> problems)
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public IReadOnlyList<EmbeddedFunction> Find(IEnumerable<Type> types)
    {
        var methods = types
            .SelectMany(type => type.GetMethods(AnyMethod))
            .Select(method => (Method: method, Name: method.GetCustomAttribute<FunctionAttribute>()?.Name))
            .Where(found => found.Name is not null)
            .ToArray();
        foreach (var same in methods.GroupBy(found => found.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            problems.Add($"Function '{same.Key}' is the name of {same.Count()} methods ({string.Join(", ", same.Select(found => Place(found.Method)))}); give each its own name.");

        var functions = methods.Select(found => Read(found.Method, found.Name!)).OfType<EmbeddedFunction>().ToArray();
        AddRouteConflicts(functions);
        if (!hasWebApplication && functions.Any(function => function.Trigger is HttpTrigger))
            problems.Add("Program.cs does not call ConfigureFunctionsWebApplication(), which functions with [HttpTrigger] and HttpRequest need; add the call.");
        return functions;
    }

    private static string Place(MethodInfo method) => $"{method.DeclaringType?.Name}.{method.Name}";

    private EmbeddedFunction? Read(MethodInfo method, string name)
    {
        var before = problems.Count;
        void Problem(string text) => problems.Add($"Function '{name}' ({Place(method)}): {text}");

        CheckMethod(method, name, Problem);
        var trigger = ReadTrigger(method, name, Problem);
        if (trigger is not null)
            foreach (var parameter in method.GetParameters().Where(parameter => parameter != trigger.Parameter))
                ParameterRules.Check(parameter, Problem);
        var outputs = new OutputReader(settings, Problem).Read(method, trigger);
        return problems.Count > before || trigger is null
            ? null
            : new EmbeddedFunction(name, method, trigger, outputs.Queues, outputs.HttpResult, IsDisabled(name));
    }

    private bool IsDisabled(string name) => settings.Flag($"AzureWebJobs.{name}.Disabled") || settings.Flag($"AzureWebJobs__{name}__Disabled");

    private static void CheckMethod(MethodInfo method, string name, Action<string> problem)
    {
        if (!ValidName().IsMatch(name))
            problem("the name must start with a letter and have at most 128 letters, digits, '_' and '-'; rename it.");
        if (name.Equals("host", StringComparison.OrdinalIgnoreCase))
            problem("'host' names the host's own keys; rename the function.");
        if (!method.IsPublic)
            problem("the method is not public, and the worker would not find it; make it public.");
        if (method.IsGenericMethodDefinition || method.DeclaringType!.IsGenericTypeDefinition)
            problem("generic methods and classes cannot be functions; give it its types.");
        if (!method.IsStatic && method.DeclaringType!.IsAbstract)
            problem("its class is abstract and cannot be created; make it a plain class.");
        if (method.ReturnType == typeof(void) && method.GetCustomAttribute<System.Runtime.CompilerServices.AsyncStateMachineAttribute>() is not null)
            problem("it is async void, whose end and errors nobody sees; return Task.");
    }

    private Trigger? ReadTrigger(MethodInfo method, string name, Action<string> problem)
    {
        var triggered = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Attribute: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(found => found.Attribute is not null)
            .ToArray();
        if (triggered.Length != 1)
        {
            problem(triggered.Length == 0
                ? "it has no trigger; put [TimerTrigger], [QueueTrigger] or [HttpTrigger] on a parameter."
                : $"it has {triggered.Length} triggers; a function has exactly one.");
            return null;
        }
        var reader = new TriggerReader(settings, routePrefix, problem);
        return reader.Read(triggered[0].Parameter, triggered[0].Attribute!, name);
    }

    /// <remarks>The real host compares the text of routes only; overlapping patterns are left to the router's precedence.</remarks>
    private void AddRouteConflicts(IReadOnlyList<EmbeddedFunction> functions)
    {
        var routes = functions.Where(function => function.Trigger is HttpTrigger).ToArray();
        for (var later = 1; later < routes.Length; later++)
            for (var earlier = 0; earlier < later; earlier++)
                if (Conflict((HttpTrigger)routes[earlier].Trigger, (HttpTrigger)routes[later].Trigger))
                    problems.Add($"Function '{routes[later].Name}': its route and a method of it are already those of '{routes[earlier].Name}'; change the route or the methods.");
    }

    private static bool Conflict(HttpTrigger one, HttpTrigger other) =>
        string.Equals(one.Route.RawText, other.Route.RawText, StringComparison.OrdinalIgnoreCase)
        && (one.Methods.Count == 0 || other.Methods.Count == 0 || one.Methods.Intersect(other.Methods).Any());

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex ValidName();
}
