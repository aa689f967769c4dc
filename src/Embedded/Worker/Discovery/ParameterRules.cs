using System.Reflection;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Discovery;

/// <summary>What a parameter may be. The real worker passes null or fails at run time where this says so at start.</summary>
internal static class ParameterRules
{
    public static void Check(ParameterInfo parameter, Action<string> problem)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext) || type == typeof(CancellationToken))
            return;
        if (parameter.GetCustomAttributes().FirstOrDefault(attribute => attribute is IBindingSourceMetadata or IFromBodyMetadata or IFromServiceMetadata) is { } source)
            problem($"the parameter '{parameter.Name}' has ASP.NET Core's [{Short(source)}], which the worker ignores; read the HttpRequest, or name a route or query value.");
        else if (type == typeof(HttpContext) || type == typeof(HttpRequest))
            problem($"the parameter '{parameter.Name}' is of type {type.Name} but is not the HTTP trigger, and would be null; use FunctionContext.GetHttpContext().");
        else if (type == typeof(TimerInfo))
            problem($"the parameter '{parameter.Name}' is TimerInfo without [TimerTrigger]; add the attribute.");
        else if (type.IsByRef || type.IsInterface || type.IsAbstract || typeof(Delegate).IsAssignableFrom(type))
            problem($"the parameter '{parameter.Name}' of type {type.Name} cannot be bound; take services in the constructor.");
    }

    public static void CheckMessage(ParameterInfo parameter, Action<string> problem)
    {
        var type = parameter.ParameterType;
        if (type == typeof(QueueMessage))
            problem($"the parameter '{parameter.Name}' is QueueMessage, a feature of Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues that the embedded host does not offer; take string, byte[], BinaryData or a class read from JSON, and FunctionContext for the rest.");
        else if (type.IsByRef || type.IsInterface || type.IsAbstract || type == typeof(FunctionContext) || type == typeof(CancellationToken)
            || typeof(Delegate).IsAssignableFrom(type) || typeof(Stream).IsAssignableFrom(type))
            problem($"a queue message cannot become the parameter '{parameter.Name}' of type {type.Name}; take string, byte[], BinaryData or a class read from JSON.");
    }

    private static string Short(Attribute attribute) => attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
}
