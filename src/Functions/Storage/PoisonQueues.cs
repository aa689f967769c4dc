using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Engagement.Functions.Storage;

/// <summary>A message that was given up.</summary>
/// <param name="Body">As the function got it; null when it is not in the encoding of the app's messages, so that no function ever did.</param>
internal sealed record PoisonMessage(string Id, string? Body, DateTimeOffset? GivenUpAt, DateTimeOffset? KeptUntil);

/// <summary>The queues into which the host moves what failed too often.</summary>
/// <param name="stored">A client that takes messages as they are stored: some are here because they are not encoded as they should be.</param>
/// <param name="prefix">Put before every name, so that tests can share an account.</param>
internal sealed class PoisonQueues(QueueServiceClient stored, string prefix = "")
{
    public const string Suffix = "-poison";

    // What one request of the Queue service hands out.
    public const int MaxPeeked = 32;

    // As long as other readers do not see a message that is being put back.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <summary>The oldest messages, which stay where they are.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> PeekAsync(string queue, int max, CancellationToken cancellation)
    {
        try
        {
            var messages = await Client(queue + Suffix).PeekMessagesAsync(max, cancellation).ConfigureAwait(false);
            return [.. messages.Value.Select(message => new PoisonMessage(message.MessageId, Decode(message.Body.ToString()), message.InsertedOn, message.ExpiresOn))];
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return [];
        }
    }

    /// <summary>Puts the oldest messages back to where they failed.</summary>
    /// <remarks>Each is sent before it is deleted here: broken off in between, it is there twice and done twice, which changes nothing.</remarks>
    /// <returns>How many went back.</returns>
    public async Task<int> ReplayAsync(string queue, int max, CancellationToken cancellation)
    {
        var target = Client(queue);
        var replayed = 0;
        while (replayed < max && await ReceiveAsync(queue, max - replayed, cancellation).ConfigureAwait(false) is { Count: > 0 } messages)
            foreach (var message in messages)
            {
                await target.SendMessageAsync(message.Body.ToString(), null, Forever, cancellation).ConfigureAwait(false);
                await DeleteAsync(queue, message, cancellation).ConfigureAwait(false);
                replayed++;
            }
        return replayed;
    }

    /// <summary>Deletes one message for good.</summary>
    /// <param name="searched">Among how many of the oldest it is looked for: the service finds no message by its id.</param>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(string queue, string id, int searched, CancellationToken cancellation)
    {
        var others = new List<QueueMessage>();
        try
        {
            while (others.Count < searched && await ReceiveAsync(queue, searched - others.Count, cancellation).ConfigureAwait(false) is { Count: > 0 } messages)
            {
                others.AddRange(messages.Where(message => message.MessageId != id));
                if (messages.FirstOrDefault(message => message.MessageId == id) is { } wanted)
                {
                    await DeleteAsync(queue, wanted, cancellation).ConfigureAwait(false);
                    return true;
                }
            }
            return false;
        }
        finally
        {
            foreach (var other in others)
                await ReleaseAsync(queue, other).ConfigureAwait(false);
        }
    }

    private QueueClient Client(string name) => stored.GetQueueClient(prefix + name);

    private async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int max, CancellationToken cancellation)
    {
        try
        {
            return (await Client(queue + Suffix).ReceiveMessagesAsync(Math.Min(max, MaxPeeked), Hold, cancellation).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return [];
        }
    }

    private async Task DeleteAsync(string queue, QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await Client(queue + Suffix).DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Somebody else took it meanwhile.
        }
    }

    private async Task ReleaseAsync(string queue, QueueMessage message)
    {
        try
        {
            await Client(queue + Suffix).UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero).ConfigureAwait(false);
        }
        catch (RequestFailedException)
        {
            // It comes back by itself when the hold is over.
        }
    }

    private static string? Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
