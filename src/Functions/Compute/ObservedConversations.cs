using Azure;
using Engagement.Core;
using Engagement.Core.Conversations;
using Engagement.Functions.Collect;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Compute;

/// <summary>How far a page's conversations were collected when this was read, and whether that has changed since.</summary>
/// <param name="Comments">Of comments and the page's answers; null when nothing was collected.</param>
/// <param name="Messages">Of private messages; null when nothing was collected.</param>
/// <param name="ETags">Of the states that this was read from.</param>
internal sealed record ObservedConversations(Observation? Comments, Observation? Messages, IReadOnlyList<ETag?> ETags)
{
    public static async Task<ObservedConversations> ReadAsync(CollectionStates states, KeptDays kept, RegisteredPage page, CancellationToken cancellation)
    {
        var etags = await ReadETagsAsync(states, page, cancellation).ConfigureAwait(false);
        var comments = new List<CoveredDays>();
        foreach (var stream in Streams(page).Where(stream => stream != CollectionStream.Messages))
            comments.Add((await states.FindAsync(page.Key, stream, cancellation).ConfigureAwait(false)).Covered);
        var messages = (await states.FindAsync(page.Key, CollectionStream.Messages, cancellation).ConfigureAwait(false)).Covered;
        return new(Observation(page.Key.Network, comments), Since(kept.FirstDayWithMessages(page.Key.Network), Observation(page.Key.Network, [messages])), etags);
    }

    /// <summary>Whether something was collected since.</summary>
    public async Task<bool> IsOutdatedAsync(CollectionStates states, RegisteredPage page, CancellationToken cancellation) =>
        !ETags.SequenceEqual(await ReadETagsAsync(states, page, cancellation).ConfigureAwait(false));

    /// <summary>Whether any day of a range was collected.</summary>
    public bool HasAny(DayRange days) => days.Days().Any(day => Comments?.IsCollected(day) == true || Messages?.IsCollected(day) == true);

    private static IEnumerable<CollectionStream> Streams(RegisteredPage page) => Enum.GetValues<CollectionStream>().Where(stream => stream.HoldsConversations(page));

    private static async Task<IReadOnlyList<ETag?>> ReadETagsAsync(CollectionStates states, RegisteredPage page, CancellationToken cancellation)
    {
        var etags = new List<ETag?>();
        foreach (var stream in Streams(page))
            etags.Add(await states.ReadETagAsync(page.Key, cancellation, stream).ConfigureAwait(false));
        return etags;
    }

    // Of what is forgotten nothing is known any more, which is not the same as nothing.
    private static Observation? Since(DateOnly firstDay, Observation? observed) => observed is null ? null : new(observed.Until, day => day >= firstDay && observed.IsCollected(day));

    // What is needed for one answer is known where every stream is.
    private static Observation? Observation(Network network, IReadOnlyList<CoveredDays> covered) => covered.Any(days => days.Ranges.Count == 0)
        ? null
        : new(network.StartOf(covered.Min(days => days.Ranges[^1].LastDay).AddDays(1)), day => covered.All(days => days.Contains(day)));
}
