using System.Reflection;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Embedded.Worker.Invocation;

/// <summary>The innermost step of the pipeline: creates the class, binds the parameters, calls the method and takes its outputs.</summary>
internal sealed class MethodExecution(ObjectSerializer serializer)
{
    public async Task InvokeAsync(FunctionContext functionContext)
    {
        var context = (EmbeddedFunctionContext)functionContext;
        var method = context.Function.Method;
        var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, method.DeclaringType!);
        var arguments = ParameterBinder.Bind(context, serializer);
        context.Result = await ResultAsync(method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null), method.ReturnType).ConfigureAwait(false);
        if (context.Function.ReturnsBindings && context.Result is not null)
            TakeOutputs(context);
    }

    private static void TakeOutputs(EmbeddedFunctionContext context)
    {
        var properties = context.Function.Queues.Select(queue => queue.Property).Append(context.Function.HttpResult).OfType<PropertyInfo>();
        foreach (var property in properties)
            context.Outputs[property.Name] = property.GetValue(context.Result);
        context.Result = null;
    }

    private static async Task<object?> ResultAsync(object? returned, Type declared)
    {
        var task = returned switch
        {
            Task started => started,
            ValueTask value => value.AsTask(),
            not null when declared.IsGenericType && declared.GetGenericTypeDefinition() == typeof(ValueTask<>) =>
                (Task)declared.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null)!,
            _ => null,
        };
        if (task is null)
            return returned;
        await task.ConfigureAwait(false);
        return declared.IsGenericType ? task.GetType().GetProperty(nameof(Task<int>.Result))!.GetValue(task) : null;
    }
}
