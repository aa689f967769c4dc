using Engagement.Embedded.Worker.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Embedded.Worker.Invocation;

/// <summary>One invocation, with its own scope of services.</summary>
internal sealed class EmbeddedFunctionContext : FunctionContext, IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    public EmbeddedFunctionContext(EmbeddedFunction function, TriggerEvent trigger, string id, IServiceScopeFactory scopes, CancellationToken cancellation)
    {
        Function = function;
        Trigger = trigger;
        InvocationId = id;
        _scope = scopes.CreateAsyncScope();
        InstanceServices = _scope.ServiceProvider;
        BindingContext = new TriggerBindings(trigger.BindingData);
        CancellationToken = cancellation;
    }

    public EmbeddedFunction Function { get; }

    public TriggerEvent Trigger { get; }

    public override string InvocationId { get; }

    public override string FunctionId => Function.Id;

    public override TraceContext TraceContext { get; } = new NoTrace();

    public override BindingContext BindingContext { get; }

    // Null in the real worker, too, unless a retry attribute is at work, and none is offered here.
    public override RetryContext RetryContext => null!;

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => Function;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }

    /// <summary>What the method returned; null once its properties have become outputs.</summary>
    public object? Result { get; set; }

    /// <summary>Values for output bindings by name, when the function returns a class with output properties.</summary>
    public Dictionary<string, object?> Outputs { get; } = [];

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    private sealed class TriggerBindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class NoTrace : TraceContext
    {
        public override string TraceParent => "";

        public override string TraceState => "";
    }
}
