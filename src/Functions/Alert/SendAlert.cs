using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Alert;

/// <summary>Tells people what was found.</summary>
internal sealed class SendAlert(AlertSender sender)
{
    [Function(nameof(SendAlert))]
    public Task RunAsync([QueueTrigger(MessageQueues.Alert)] string message, CancellationToken cancellation) => sender.RunAsync(AlertMessage.Parse(message), cancellation);
}
