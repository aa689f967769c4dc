using Azure;
using Azure.Storage.Queues;

namespace Engagement.Local;

/// <summary>How much work the queues still hold.</summary>
internal sealed class Queues(string connectionString)
{
    private const string PoisonSuffix = "-poison";

    private readonly QueueServiceClient _service = new(connectionString);

    /// <summary>Messages that wait or are being worked on, and messages that were given up.</summary>
    public async Task<(int Pending, int Poisoned)> CountAsync(CancellationToken cancellation)
    {
        int pending = 0, poisoned = 0;
        await foreach (var queue in _service.GetQueuesAsync(cancellationToken: cancellation).ConfigureAwait(false))
        {
            var count = await CountAsync(queue.Name, cancellation).ConfigureAwait(false);
            if (queue.Name.EndsWith(PoisonSuffix, StringComparison.Ordinal))
                poisoned += count;
            else
                pending += count;
        }
        return (pending, poisoned);
    }

    private async Task<int> CountAsync(string queue, CancellationToken cancellation)
    {
        Response<Azure.Storage.Queues.Models.QueueProperties> properties =
            await _service.GetQueueClient(queue).GetPropertiesAsync(cancellation).ConfigureAwait(false);
        return properties.Value.ApproximateMessagesCount;
    }
}
