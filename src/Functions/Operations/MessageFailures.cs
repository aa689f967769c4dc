using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Operations;

/// <summary>Keeps why messages fail: a queue moves a message aside after its last attempt and says nothing of the reason.</summary>
/// <remarks>
/// Every attempt that fails is put on record, not the last one alone: which one is the last cannot be told for certain, since the fields of a
/// message hide what the host says of it under the same names.
/// </remarks>
internal sealed class MessageFailures(FailedMessageRows rows, TimeProvider clock, ILogger<MessageFailures> log)
{
    // A host that stops does not wait for long, nor does it help to wait for storage that is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Does the work that a message asks for; should it fail, its failure is on record when this throws.</summary>
    public async Task RecordedAsync(string queue, string body, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await RecordAsync(queue, body, e).ConfigureAwait(false);
            throw;
        }
    }

    private async Task RecordAsync(string queue, string body, Exception failure)
    {
        using var limited = new CancellationTokenSource(Patience, clock);
        try
        {
            await rows.SaveAsync(queue, body, new(FailureReason.Of(failure), failure is UnreadableMessageException, clock.GetUtcNow()), limited.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // What made the message fail matters more, and is thrown.
            log.LogError("Why a message of queue {Queue} failed could not be put on record ({Error})", queue, e.GetType().Name);
        }
    }
}
