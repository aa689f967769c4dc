using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Retention;

/// <summary>Removes what is about people, and old changes that were pushed, once they have been kept long enough.</summary>
internal sealed class RetentionSweep(
    CollectionStates states, CommentFates comments, MessageRows messages, AudienceSampleRows samples, FeedChanges changes, FailedMessageRows failures, ErasureRows erasures,
    KeptDays kept, MessageQueues queues, ILogger<RetentionSweep> log)
{
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        // Not the registered pages: what was collected of a page that is no longer registered grows old as well.
        await foreach (var page in states.ReadPagesAsync(CollectionStreams.AboutPeople, cancellation).ConfigureAwait(false))
            await queues.SendAsync(
                ForgetTextsMessage.For(page, kept.FirstDayWithTexts(page.Network), kept.FirstDayWithChanges(page.Network)) with
                {
                    AuthorsBefore = kept.FirstDayWithAuthors(page.Network),
                    MessagesBefore = kept.FirstDayWithMessages(page.Network),
                    SamplesBefore = kept.FirstDayWithSamples(page.Network),
                },
                cancellation).ConfigureAwait(false);
        // Few rows, and of no page.
        await failures.ForgetAsync(kept.FailuresSince, cancellation).ConfigureAwait(false);
        await erasures.ForgetAsync(kept.ErasuresSince, cancellation).ConfigureAwait(false);
    }

    /// <summary>Stopped half-way, the next run finds what is left.</summary>
    public async Task RunAsync(ForgetTextsMessage message, CancellationToken cancellation)
    {
        await comments.ForgetTextsAsync(message.Key, message.TextsBefore, cancellation).ConfigureAwait(false);
        if (message.AuthorsBefore is { } authorsBefore)
            await comments.ForgetAuthorsAsync(message.Key, authorsBefore, cancellation).ConfigureAwait(false);
        if (message.MessagesBefore is { } messagesBefore)
            await messages.ForgetAsync(message.Key, messagesBefore, cancellation).ConfigureAwait(false);
        if (message.SamplesBefore is { } samplesBefore)
            await samples.RemoveBeforeAsync(message.Key, samplesBefore, cancellation).ConfigureAwait(false);
        await changes.ForgetAsync(message.Key, message.ChangesBefore, cancellation).ConfigureAwait(false);
        log.LogInformation("What is about people is removed of {Page}: texts from before {Day:o}, and what is kept longer", message.Key, message.TextsBefore);
    }
}
