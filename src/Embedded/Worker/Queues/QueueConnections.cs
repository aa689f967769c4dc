using System.Collections.Concurrent;
using Azure.Storage.Queues;

namespace Engagement.Embedded.Worker.Queues;

/// <summary>One client per account and queue. Messages are handled as they are stored: encoding is ours to check.</summary>
internal sealed class QueueConnections
{
    private readonly ConcurrentDictionary<(string Connection, string Name), QueueClient> _clients = new();

    public QueueClient Get(string connectionString, string queueName) => _clients.GetOrAdd(
        (connectionString, queueName),
        key => new QueueClient(key.Connection, key.Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }));
}
