using Engagement.Embedded.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned; middleware may read and replace it after calling the next delegate.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new Untyped((EmbeddedFunctionContext)context);

    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        var embedded = (EmbeddedFunctionContext)context;
        return embedded.Result is T
            ? new Typed<T>(embedded)
            : throw new InvalidOperationException($"Requested type({typeof(T)}) does not match the type of Invocation result({embedded.Result?.GetType().FullName ?? "null"})");
    }

    private sealed class Untyped(EmbeddedFunctionContext context) : InvocationResult
    {
        public override object? Value
        {
            get => context.Result;
            set => context.Result = value;
        }
    }

    private sealed class Typed<T>(EmbeddedFunctionContext context) : InvocationResult<T>
    {
        public override T? Value
        {
            get => (T?)context.Result;
            set => context.Result = value;
        }
    }
}
