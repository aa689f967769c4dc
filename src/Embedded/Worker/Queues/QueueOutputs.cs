using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Engagement.Embedded.Worker.Invocation;
using Engagement.Embedded.Worker.Settings;

namespace Engagement.Embedded.Worker.Queues;

/// <summary>Sends what a function returned to the queues of its [QueueOutput] bindings.</summary>
internal sealed class QueueOutputs(QueueConnections connections, QueueWakeUps wakeUps, MessageSerializer serializer, HostJson hostJson)
{
    public async Task SendAsync(EmbeddedFunctionContext context)
    {
        foreach (var target in context.Function.Queues)
        {
            var value = target.Property is null ? context.Result : context.Outputs.GetValueOrDefault(target.Property.Name);
            var queue = connections.Get(target.ConnectionString, target.QueueName);
            foreach (var message in OutputMessages.From(value, serializer.Value))
                await SendAsync(queue, hostJson.Queues.Base64 ? Convert.ToBase64String(message) : System.Text.Encoding.UTF8.GetString(message)).ConfigureAwait(false);
            wakeUps.Raise(queue.Uri);
        }
    }

    /// <summary>Sends a message as it is to be stored, to a queue that may not exist yet.</summary>
    public static async Task SendAsync(QueueClient queue, string text)
    {
        try
        {
            await queue.SendMessageAsync(text).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync().ConfigureAwait(false);
            await queue.SendMessageAsync(text).ConfigureAwait(false);
        }
    }
}
