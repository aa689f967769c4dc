using System.Reflection;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Tests.Harness;

/// <summary>A function that a queue starts, and what the hosts do with its messages.</summary>
internal sealed record QueueFunction(string Queue, MethodInfo Method)
{
    /// <summary>Every one of the app.</summary>
    public static IReadOnlyList<QueueFunction> All { get; } = [..
        from type in typeof(CollectPage).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>()).OfType<QueueTriggerAttribute>().FirstOrDefault()
        where trigger is not null
        orderby trigger.QueueName
        select new QueueFunction(trigger.QueueName, method)];

    /// <summary>Calls it as a host does.</summary>
    /// <returns>What it threw; null when it succeeded.</returns>
    public async Task<Exception?> TryAsync(IServiceProvider services, string body, int attempt)
    {
        var instance = ActivatorUtilities.CreateInstance(services, Method.DeclaringType!);
        object[] arguments = [.. Method.GetParameters().Select(parameter => parameter.ParameterType switch
        {
            var type when type == typeof(string) => body,
            var type when type == typeof(FunctionContext) => new TestFunctionContext(services, attempt),
            _ => (object)CancellationToken.None,
        })];
        try
        {
            await (Task)Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>Delivers what waits in its queue until it is done or given up, as the hosts do: five attempts, then a copy in the poison queue.</summary>
    /// <returns>How many messages were given up.</returns>
    public async Task<int> DeliverAsync(Pipeline pipeline)
    {
        var (queue, poison) = (pipeline.StoredQueue(Queue), pipeline.StoredQueue(Queue + "-poison"));
        await poison.CreateIfNotExistsAsync();
        var givenUp = 0;
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
            foreach (var message in messages)
            {
                var stored = message.Body.ToString();
                if (!await SucceedsAsync(pipeline, stored))
                {
                    await poison.SendMessageAsync(stored);
                    givenUp++;
                }
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        return givenUp;
    }

    private async Task<bool> SucceedsAsync(Pipeline pipeline, string stored)
    {
        byte[] body;
        try
        {
            body = Convert.FromBase64String(stored);
        }
        catch (FormatException)
        {
            return false;
        }
        for (var attempt = 1; attempt <= MessageQueues.MaxDequeueCount; attempt++)
            if (await TryAsync(pipeline.Get<IServiceProvider>(), System.Text.Encoding.UTF8.GetString(body), attempt) is null)
                return true;
        return false;
    }
}
