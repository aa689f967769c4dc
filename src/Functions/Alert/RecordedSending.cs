using Engagement.Functions.Alert.Graph;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Alert;

/// <summary>Sends something with a record before and after, so that no crash loses it and none doubles it by more than one.</summary>
/// <remarks>
/// A mailbox cannot be asked whether a mail went out (that would take permission to read it). So a send that began and did not end is tried once
/// more; if that one does not end either, the mail is taken for sent. A send that is known to have failed does not count.
/// </remarks>
internal sealed class RecordedSending(AlertRows rows, TimeProvider clock, ILogger<RecordedSending> log)
{
    /// <summary>Longer than any function runs (functionTimeout of host.json; a test compares them): whoever began before has died.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(11);

    private const int MaxUncertainAttempts = 2;

    public async Task<bool> IsDoneAsync(SentThing thing, Func<SendState, bool> isDone, CancellationToken cancellation) =>
        isDone(await rows.FindAsync(thing, cancellation).ConfigureAwait(false));

    /// <param name="isDone">Whether nothing is left to send, from what is on record.</param>
    /// <param name="send">Sends it, and says to how many people.</param>
    /// <returns>How long somebody else may still be sending it; null when it is dealt with.</returns>
    public async Task<TimeSpan?> RunAsync(SentThing thing, Func<SendState, bool> isDone, Func<Task<int>> send, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (mine, isGivenUp) = (false, false);
        var state = await rows.UpdateAsync(thing, stored =>
        {
            (mine, isGivenUp) = (false, false);
            if (isDone(stored) || stored.SendingSince + Lease > now)
                return stored;
            isGivenUp = stored.UncertainAttempts >= MaxUncertainAttempts;
            mine = !isGivenUp;
            return isGivenUp
                ? new(null, 0, stored.SendingSince ?? now, null)
                : stored with { SendingSince = now, UncertainAttempts = stored.UncertainAttempts + 1 };
        }, cancellation).ConfigureAwait(false);

        if (isGivenUp)
            log.LogError("{Kind} {About} may have been sent {Attempts} times and is not sent again: the app was stopped each time before it knew", thing.Kind, thing.About, MaxUncertainAttempts);
        if (!mine)
            return isGivenUp || isDone(state) ? null : state.SendingSince + Lease - now;

        int recipients;
        try
        {
            recipients = await send().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Nobody is sending any more; whether the mail went out is known for refusals alone.
            var isCertain = e is GraphRefusedException or TransientSourceException { RetryAfter: not null };
            await rows.UpdateAsync(thing, s => s with { SendingSince = null, UncertainAttempts = s.UncertainAttempts - (isCertain ? 1 : 0) }, cancellation).ConfigureAwait(false);
            throw;
        }
        // Not cancelled any more: the mail is out, and that has to be known.
        await rows.UpdateAsync(thing, _ => new(null, 0, clock.GetUtcNow(), recipients), CancellationToken.None).ConfigureAwait(false);
        log.LogInformation("{Kind} {About} was sent to {Recipients} people", thing.Kind, thing.About, recipients);
        return null;
    }
}
