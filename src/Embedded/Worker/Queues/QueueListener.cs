using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Engagement.Embedded.Worker.Hosting;
using Engagement.Embedded.Worker.Settings;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Queues;

/// <summary>Fetches the messages of one queue for one function, a batch whenever few enough of the last ones still run.</summary>
internal sealed class QueueListener(
    QueueClient queue,
    QueueMessageProcessor processor,
    QueueSettings settings,
    EmbeddedSettings embedded,
    QueueWakeUps wakeUps,
    GracefulStop stop,
    ILogger logger)
{
    private readonly HashSet<Task> _running = [];

    /// <summary>Ends after a stop was asked for and every message in hand is settled.</summary>
    public async Task RunAsync()
    {
        var delay = new PollDelay(settings.MaxPollingInterval, new Random(queue.Name.GetHashCode(StringComparison.Ordinal)));
        while (!stop.Stopping.IsCancellationRequested)
        {
            _running.RemoveWhere(task => task.IsCompleted);
            if (_running.Count > settings.NewBatchThreshold)
            {
                await Task.WhenAny(_running).ConfigureAwait(false);
                continue;
            }
            var messages = await ReceiveAsync().ConfigureAwait(false);
            if (messages.Length > 0)
            {
                delay.Reset();
                await StartAsync(messages).ConfigureAwait(false);
            }
            else
            {
                await IdleAsync(delay.Next()).ConfigureAwait(false);
            }
        }
        await Task.WhenAll(_running).ConfigureAwait(false);
    }

    /// <remarks>Never cancelled: a batch that the service has handed out must not be forgotten, it would stay hidden for the whole lease.</remarks>
    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            return await queue.ReceiveMessagesAsync(settings.BatchSize, embedded.MessageLease).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await CreateAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            logger.LogWarning("Queue {Queue} could not be read and is tried again: {Error}", queue.Name, StorageErrors.Short(error));
        }
        return [];
    }

    private async Task CreateAsync()
    {
        try
        {
            await queue.CreateIfNotExistsAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            logger.LogWarning("Queue {Queue} could not be created and is tried again: {Error}", queue.Name, StorageErrors.Short(error));
        }
    }

    private async Task StartAsync(QueueMessage[] messages)
    {
        foreach (var message in messages)
        {
            if (!stop.Stopping.IsCancellationRequested)
                _running.Add(Task.Run(() => processor.ProcessAsync(message)));
            else
                await processor.ReleaseAsync(message).ConfigureAwait(false);
        }
    }

    private async Task IdleAsync(TimeSpan delay)
    {
        try
        {
            await wakeUps.WaitAsync(queue.Uri, delay, stop.Stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop ends by itself.
        }
    }
}
