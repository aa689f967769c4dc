using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Privacy;

/// <summary>Takes a person out of everything that is stored, page by page; what was computed from it stays.</summary>
/// <remarks>Delivered again, it finds nothing left to do.</remarks>
internal sealed class ErasureProcessor(
    ErasureRows rows, CollectionStates states, CommentFates comments, MessageRows messages, AudienceSampleRows samples, MessageQueues queues, TimeProvider clock, ILogger<ErasureProcessor> log)
{
    // Half of what a function may take: a message that goes on with the rest comes in time.
    private static readonly TimeSpan Shift = TimeSpan.FromMinutes(5);

    public async Task RunAsync(EraseMessage message, CancellationToken cancellation)
    {
        var network = message.Of;
        if (await rows.FindAsync(network, message.Erasure, cancellation).ConfigureAwait(false) is not { } erasure)
        {
            log.LogWarning("Erasure {Erasure} is not on record; nothing is done", message.Erasure);
            return;
        }
        var end = clock.GetUtcNow() + Shift;
        foreach (var page in await PagesAsync(network, message.After, cancellation).ConfigureAwait(false))
        {
            await EraseAsync(erasure, page, cancellation).ConfigureAwait(false);
            if (clock.GetUtcNow() < end)
                continue;
            await queues.SendAsync(message with { AfterPage = page.ToString() }, null, cancellation).ConfigureAwait(false);
            return;
        }
        var status = message.Pass == EraseMessage.LastPass ? ErasureStatus.Confirmed : ErasureStatus.Erased;
        await UpdateAsync(erasure, stored => stored.Status >= status ? stored : stored with { Status = status, FinishedAt = clock.GetUtcNow() }, cancellation).ConfigureAwait(false);
        log.LogInformation("Erasure {Erasure} has gone through all pages for the {Pass}. time", message.Erasure, message.Pass);
    }

    private async Task EraseAsync(Erasure erasure, PageKey page, CancellationToken cancellation)
    {
        var (anonymised, followers, removed) = (0L, 0L, 0L);
        foreach (var key in erasure.Keys)
        {
            anonymised += await comments.EraseAuthorAsync(page, key, cancellation).ConfigureAwait(false);
            followers += await samples.RemoveAccountAsync(page, key, cancellation).ConfigureAwait(false);
            removed += await messages.RemoveConversationAsync(page, key, cancellation).ConfigureAwait(false);
        }
        if (anonymised + followers + removed > 0)
            await UpdateAsync(erasure, stored => stored with
            {
                CommentsAnonymised = stored.CommentsAnonymised + anonymised,
                SampledFollowersRemoved = stored.SampledFollowersRemoved + followers,
                MessagesRemoved = stored.MessagesRemoved + removed,
            }, cancellation).ConfigureAwait(false);
    }

    private Task<Erasure?> UpdateAsync(Erasure erasure, Func<Erasure, Erasure> change, CancellationToken cancellation) =>
        rows.UpdateAsync(erasure.Network, erasure.Id, stored => stored is null ? null : change(stored), cancellation);

    private async Task<IReadOnlyList<PageKey>> PagesAsync(Network network, PageKey? after, CancellationToken cancellation)
    {
        var pages = new List<PageKey>();
        await foreach (var page in states.ReadPagesAsync(CollectionStreams.AboutPeople, cancellation).ConfigureAwait(false))
            if (page.Network.Equals(network) && (after is null || PagePlace.IsBehind(page, after)))
                pages.Add(page);
        pages.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return pages;
    }
}
