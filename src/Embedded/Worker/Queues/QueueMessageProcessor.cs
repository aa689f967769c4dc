using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Engagement.Embedded.Worker.Discovery;
using Engagement.Embedded.Worker.Hosting;
using Engagement.Embedded.Worker.Invocation;
using Engagement.Embedded.Worker.Settings;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Queues;

/// <summary>Takes one received message to its end: deleted, tried again later, or moved to the poison queue.</summary>
internal sealed class QueueMessageProcessor(
    EmbeddedFunction function,
    QueueClient queue,
    QueueClient? poison,
    FunctionRunner runner,
    QueueSettings settings,
    EmbeddedSettings embedded,
    GracefulStop stop,
    TimeProvider clock,
    ILogger logger)
{
    // What a function has after its token was cancelled, before its message is given to somebody else.
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(5);

    public async Task ProcessAsync(QueueMessage message)
    {
        try
        {
            await DecideAsync(message).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Nothing is lost: what could not be deleted or moved becomes visible again when its lease ends.
            logger.LogError("Message {MessageId} of queue {Queue} could not be settled: {Error}", message.MessageId, queue.Name, StorageErrors.Short(error));
        }
    }

    /// <summary>Gives back a message that was received but not started.</summary>
    public async Task ReleaseAsync(QueueMessage message)
    {
        try
        {
            await HideAsync(message, message.PopReceipt, TimeSpan.Zero).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            logger.LogWarning("Message {MessageId} of queue {Queue} could not be given back ({Error}); it returns when its lease ends.", message.MessageId, queue.Name, StorageErrors.Short(error));
        }
    }

    private async Task DecideAsync(QueueMessage message)
    {
        var stored = message.Body.ToString();
        if (message.DequeueCount > settings.MaxDequeueCount && poison is not null)
        {
            // Earlier readers died before they could say that they failed.
            await PoisonAsync(message, message.PopReceipt, stored).ConfigureAwait(false);
            return;
        }
        if (Decode(stored) is not { } body)
        {
            logger.LogError("Message {MessageId} of queue {Queue} is not base64 (host.json extensions.queues.messageEncoding); the function does not run.", message.MessageId, queue.Name);
            await FailAsync(message, message.PopReceipt, stored, atOnce: true).ConfigureAwait(false);
            return;
        }

        var lease = new MessageLease(queue, message, embedded.MessageLease, clock, logger);
        InvocationOutcome outcome;
        await using (lease.ConfigureAwait(false))
            outcome = await RunAsync(message, body).ConfigureAwait(false);
        switch (outcome)
        {
            case InvocationOutcome.Succeeded:
                await queue.DeleteMessageAsync(message.MessageId, lease.PopReceipt).ConfigureAwait(false);
                break;
            case InvocationOutcome.CutShort:
                await HideAsync(message, lease.PopReceipt, TimeSpan.Zero).ConfigureAwait(false);
                break;
            default:
                await FailAsync(message, lease.PopReceipt, stored, atOnce: false).ConfigureAwait(false);
                break;
        }
    }

    private async Task<InvocationOutcome> RunAsync(QueueMessage message, byte[] body)
    {
        var run = runner.RunAsync(function, new TriggerEvent
        {
            Reason = $"New queue message detected on '{queue.Name}', MessageId: {message.MessageId}, DequeueCount: {message.DequeueCount}",
            Value = body,
            BindingData = MessageBindings.Of(function.Trigger.Parameter.Name!, body, message, clock.GetUtcNow()),
        });
        try
        {
            return await run.WaitAsync(stop.Abort).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.Abort.IsCancellationRequested)
        {
            // A function that ignores its token must not keep the message from others, nor the process from ending.
            await Task.WhenAny(run, Task.Delay(LastMoment, clock)).ConfigureAwait(false);
            return run.IsCompletedSuccessfully ? await run.ConfigureAwait(false) : InvocationOutcome.CutShort;
        }
    }

    private byte[]? Decode(string stored)
    {
        if (!settings.Base64)
            return Encoding.UTF8.GetBytes(stored);
        try
        {
            return Convert.FromBase64String(stored);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task FailAsync(QueueMessage message, string receipt, string stored, bool atOnce)
    {
        // A queue without a poison queue keeps its failures hidden until the lease ends, as in the real host.
        if (poison is null)
            return;
        if (atOnce || message.DequeueCount >= settings.MaxDequeueCount)
            await PoisonAsync(message, receipt, stored).ConfigureAwait(false);
        else
            await HideAsync(message, receipt, settings.VisibilityTimeout).ConfigureAwait(false);
    }

    /// <remarks>Copy first, delete after: a crash in between leaves the message twice, never not at all.</remarks>
    private async Task PoisonAsync(QueueMessage message, string receipt, string stored)
    {
        logger.LogWarning("Message {MessageId} of queue {Queue} is moved to {Poison} after {DequeueCount} attempts.", message.MessageId, queue.Name, poison!.Name, message.DequeueCount);
        await QueueOutputs.SendAsync(poison, stored).ConfigureAwait(false);
        await queue.DeleteMessageAsync(message.MessageId, receipt).ConfigureAwait(false);
    }

    private async Task HideAsync(QueueMessage message, string receipt, TimeSpan forTime) =>
        await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: forTime).ConfigureAwait(false);
}
