using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Tests.Harness;

/// <summary>What a host tells a function that a queue started: how often the message was delivered.</summary>
internal sealed class TestFunctionContext(IServiceProvider services, int dequeueCount) : FunctionContext
{
    public override string InvocationId => "test";

    public override string FunctionId => "test";

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext { get; } = new Delivery(dequeueCount);

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => throw new NotSupportedException();

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => throw new NotSupportedException();

    private sealed class Delivery(int dequeueCount) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = new Dictionary<string, object?> { ["DequeueCount"] = $"{dequeueCount}" };
    }
}
