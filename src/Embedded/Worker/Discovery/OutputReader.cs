using System.Reflection;
using Engagement.Embedded.Worker.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Engagement.Embedded.Worker.Discovery;

/// <summary>Reads where the value that a function returns goes.</summary>
internal sealed class OutputReader(AppSettings settings, Action<string> problem)
{
    public (IReadOnlyList<QueueTarget> Queues, PropertyInfo? HttpResult) Read(MethodInfo method, Trigger? trigger)
    {
        var returned = Unwrapped(method.ReturnType);
        var onMethod = method.GetCustomAttributes<OutputBindingAttribute>().ToArray();
        var onProperties = returned.IsPrimitive || returned == typeof(string) ? [] : returned.GetProperties()
            .SelectMany(property => property.GetCustomAttributes<OutputBindingAttribute>().Select(attribute => (Property: property, Attribute: attribute)))
            .ToArray();
        if (onMethod.Length > 0)
            return (OnMethod(onMethod, returned, onProperties.Length, trigger), null);

        var httpResults = onProperties.Where(found => found.Attribute is HttpResultAttribute).Select(found => found.Property).ToArray();
        CheckHttp(returned, onProperties.Length, httpResults, trigger);
        var queues = onProperties
            .Where(found => found.Attribute is not HttpResultAttribute)
            .Select(found => Target(found.Property, found.Property.PropertyType, found.Attribute))
            .OfType<QueueTarget>()
            .ToArray();
        return (queues, httpResults.FirstOrDefault());
    }

    private QueueTarget[] OnMethod(OutputBindingAttribute[] attributes, Type returned, int onProperties, Trigger? trigger)
    {
        if (attributes.Length > 1 || onProperties > 0)
            problem("it has several output bindings and one of them is on the method; put each on a property of the returned class.");
        if (returned == typeof(void))
            problem("it returns nothing to send to the queue; return the message.");
        if (trigger is HttpTrigger)
            problem("an output binding on the method takes the value that would be the HTTP answer; return a class with [HttpResult] and [QueueOutput] properties.");
        return [.. attributes.Select(attribute => Target(null, returned, attribute)).OfType<QueueTarget>()];
    }

    private void CheckHttp(Type returned, int outputs, PropertyInfo[] httpResults, Trigger? trigger)
    {
        if (httpResults.Length > 1)
            problem($"{returned.Name} has {httpResults.Length} properties with [HttpResult]; keep one.");
        if (httpResults.Length > 0 && trigger is not null and not HttpTrigger)
            problem($"{returned.Name}.{httpResults[0].Name} has [HttpResult], but no HTTP request waits for an answer; remove it.");
        if (outputs > 0 && httpResults.Length == 0 && returned.GetProperties().FirstOrDefault(IsAnswer) is { } unmarked)
            problem($"{returned.Name}.{unmarked.Name} is an HTTP answer without [HttpResult] and would not be sent; add the attribute.");
    }

    private QueueTarget? Target(PropertyInfo? property, Type type, OutputBindingAttribute attribute)
    {
        if (attribute is not QueueOutputAttribute output)
        {
            problem($"[{attribute.GetType().Name}] is a feature of {attribute.GetType().Assembly.GetName().Name} that the embedded host does not offer; use [QueueOutput].");
            return null;
        }
        if (type == typeof(BinaryData) || typeof(Stream).IsAssignableFrom(type) || IsAsyncStream(type))
            problem($"a value of type {type.Name} cannot be sent to the queue '{output.QueueName}'; return string, byte[], a class written as JSON, or a list of them.");
        var name = QueueNames.Read(output.QueueName, settings, problem);
        var connection = Connections.Queues(settings, output.Connection, problem);
        return name is null || connection is null ? null : new QueueTarget(property, name, connection);
    }

    private static bool IsAnswer(PropertyInfo property) =>
        typeof(IActionResult).IsAssignableFrom(property.PropertyType) || typeof(IResult).IsAssignableFrom(property.PropertyType);

    private static bool IsAsyncStream(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static Type Unwrapped(Type type)
    {
        if (type == typeof(Task) || type == typeof(ValueTask))
            return typeof(void);
        return type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : type;
    }
}
