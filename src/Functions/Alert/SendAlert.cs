using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Alert;

/// <summary>Tells people what was found.</summary>
internal sealed class SendAlert(AlertSender sender, MessageFailures failures)
{
    [Function(nameof(SendAlert))]
    public Task RunAsync([QueueTrigger(MessageQueues.Alert)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.Alert, message, () => sender.RunAsync(AlertMessage.Parse(message), cancellation));
}
