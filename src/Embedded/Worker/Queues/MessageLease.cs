using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Queues;

/// <summary>Keeps a message hidden from other readers while its function runs.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _length;
    private readonly ILogger _logger;
    private readonly PeriodicTimer _timer;
    private readonly Task _renewing;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan length, TimeProvider clock, ILogger logger)
    {
        (_queue, _message, _length, _logger) = (queue, message, length, logger);
        PopReceipt = message.PopReceipt;
        _timer = new PeriodicTimer(length / 2, clock);
        _renewing = RenewAsync();
    }

    /// <summary>Proof of being the message's reader; changes with each renewal, so read it only after disposal.</summary>
    public string PopReceipt { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _renewing.ConfigureAwait(false);
    }

    private async Task RenewAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            try
            {
                var renewed = await _queue.UpdateMessageAsync(_message.MessageId, PopReceipt, visibilityTimeout: _length).ConfigureAwait(false);
                PopReceipt = renewed.Value.PopReceipt;
            }
            catch (Exception error)
            {
                _logger.LogWarning("The hold on message {MessageId} of queue {Queue} could not be renewed ({Error}); it may be delivered again.", _message.MessageId, _queue.Name, StorageErrors.Short(error));
            }
        }
    }
}
