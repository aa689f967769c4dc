using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

/// <summary>Asks the network what one page's token is worth.</summary>
internal sealed class CheckToken(TokenCheck check, MessageFailures failures)
{
    [Function(nameof(CheckToken))]
    public Task RunAsync([QueueTrigger(MessageQueues.CheckToken)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.CheckToken, message, () => check.RunAsync(CheckTokenMessage.Parse(message), cancellation));
}
