using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Discovery;

/// <summary>One function of the app, checked and ready to run.</summary>
internal sealed class EmbeddedFunction : FunctionDefinition
{
    private const string ReturnName = "$return";

    public EmbeddedFunction(string name, MethodInfo method, Trigger trigger, IReadOnlyList<QueueTarget> queues, PropertyInfo? httpResult, bool disabled)
    {
        Name = name;
        Method = method;
        Trigger = trigger;
        Queues = queues;
        HttpResult = httpResult;
        Disabled = disabled;
        Parameters = [.. method.GetParameters().Select(parameter =>
            new FunctionParameter(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null))];
        InputBindings = Bindings([new Binding(trigger.Parameter.Name!, trigger.Type, BindingDirection.In)]);
        OutputBindings = Bindings(Outputs(trigger, queues, httpResult));
    }

    public override string Name { get; }

    public override string Id => Name;

    public override string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    public override string PathToAssembly => Method.DeclaringType!.Assembly.Location;

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    public MethodInfo Method { get; }

    public Trigger Trigger { get; }

    public IReadOnlyList<QueueTarget> Queues { get; }

    /// <summary>The property of the returned object that is the HTTP answer; null when the returned value itself is.</summary>
    public PropertyInfo? HttpResult { get; }

    /// <summary>Switched off by the setting AzureWebJobs.[name].Disabled: known, but never started by its trigger.</summary>
    public bool Disabled { get; }

    public bool ReturnsBindings => HttpResult is not null || Queues.Any(queue => queue.Property is not null);

    private static IEnumerable<Binding> Outputs(Trigger trigger, IReadOnlyList<QueueTarget> queues, PropertyInfo? httpResult)
    {
        foreach (var queue in queues)
            yield return new Binding(queue.Property?.Name ?? ReturnName, "queue", BindingDirection.Out);
        if (httpResult is not null)
            yield return new Binding(httpResult.Name, "http", BindingDirection.Out);
        else if (trigger is HttpTrigger && queues.Count == 0)
            yield return new Binding(ReturnName, "http", BindingDirection.Out);
    }

    private static ImmutableDictionary<string, BindingMetadata> Bindings(IEnumerable<Binding> bindings) =>
        bindings.ToImmutableDictionary(binding => binding.Name, BindingMetadata (binding) => binding);

    private sealed class Binding(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
