using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

/// <summary>Asks the network what one page's token is worth.</summary>
internal sealed class CheckToken(TokenCheck check)
{
    [Function(nameof(CheckToken))]
    public Task RunAsync([QueueTrigger(MessageQueues.CheckToken)] string message, CancellationToken cancellation) =>
        check.RunAsync(CheckTokenMessage.Parse(message), cancellation);
}
