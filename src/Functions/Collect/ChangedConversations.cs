using Engagement.Core;
using Engagement.Functions.Compute;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Collect;

/// <summary>Says that what people said to a page, or what became of it, may have changed.</summary>
internal sealed class ChangedConversations(CollectionStates states, KeptDays kept, MessageQueues queues)
{
    /// <summary>Changes the state of a stream, gives its row a new ETag in any case, and has the KPIs computed.</summary>
    /// <param name="days">The days that were asked for.</param>
    /// <param name="asOfDay">The last complete day of which the answer speaks.</param>
    public async Task TouchAsync(
        PageKey page, CollectionStream stream, DayRange days, DateOnly asOfDay, Func<CollectionState, CollectionState> change, CancellationToken cancellation)
    {
        var state = await states.TouchAsync(page, stream, change, cancellation).ConfigureAwait(false);
        await AnnounceAsync(page, stream, days, asOfDay, state, cancellation).ConfigureAwait(false);
    }

    public Task AnnounceAsync(PageKey page, CollectionStream stream, DayRange days, DateOnly asOfDay, CollectionState state, CancellationToken cancellation) =>
        queues.SendAsync(QualifyMessage.For(page, Said(stream, days, asOfDay), state.TargetDay ?? days.LastDay), cancellation);

    /// <summary>Has what was collected judged again, as far as nothing of it is forgotten.</summary>
    public async Task JudgeAgainAsync(PageKey page, CancellationToken cancellation)
    {
        foreach (var stream in new[] { CollectionStream.Comments, CollectionStream.Messages })
            if (await states.FindAsync(page, stream, cancellation).ConfigureAwait(false) is { Covered.Ranges: { Count: > 0 } ranges } state)
            {
                var (collected, known) = (ranges[0].FirstDay, kept.FirstDayToJudgeAgain(page.Network));
                var first = collected > known ? collected : known;
                if (first <= ranges[^1].LastDay)
                    await queues.SendAsync(QualifyMessage.For(page, new(first, ranges[^1].LastDay), state.TargetDay ?? ranges[^1].LastDay), cancellation).ConfigureAwait(false);
            }
    }

    /// <summary>On which days what was collected may have been said.</summary>
    private static DayRange Said(CollectionStream stream, DayRange days, DateOnly asOfDay) => stream switch
    {
        // Days are those of the posts; people comment on them until today.
        CollectionStream.Comments => new(days.FirstDay, asOfDay > days.LastDay ? asOfDay : days.LastDay),
        // What is seen of the day before is kept too.
        CollectionStream.Messages => new(days.FirstDay.AddDays(-1), days.LastDay),
        _ => days,
    };
}
