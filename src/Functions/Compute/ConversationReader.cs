using Engagement.Core;
using Engagement.Core.Answers;
using Engagement.Core.Conversations;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Compute;

/// <summary>Reads what was said on some days, with what followed from it, one comment after the other.</summary>
internal sealed class ConversationReader(CommentRows comments, MessageRows messages)
{
    /// <summary>Hands on what was said in ranges of days, as far as it was collected.</summary>
    /// <param name="take">Is given each comment, and when the observation of comments ends.</param>
    /// <param name="takeContact">Is given each contact in private, and when the observation of messages ends.</param>
    public async Task ReadIntoAsync(
        PageKey page, IReadOnlyList<DayRange> ranges, ObservedConversations observed, Action<Said, DateTimeOffset> take, Action<PrivateContact, DateTimeOffset> takeContact,
        CancellationToken cancellation)
    {
        if (observed.Comments?.Until is { } until)
            await foreach (var said in ReadAsync(page, ranges, until, cancellation).ConfigureAwait(false))
                take(said, until);
        if (observed.Messages?.Until is { } untilMessages)
            await foreach (var contact in ReadContactsAsync(page, ranges, untilMessages, cancellation).ConfigureAwait(false))
                takeContact(contact, untilMessages);
    }

    /// <summary>The comments of ranges of days, each once and in order; some of the days after them come along.</summary>
    /// <param name="until">What is later is not read: of that day not everything was asked for.</param>
    public async IAsyncEnumerable<Said> ReadAsync(
        PageKey page, IEnumerable<DayRange> ranges, DateTimeOffset until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var range in WithHorizon(page.Network, ranges, until))
        {
            var threads = new Threads(page);
            await foreach (var comment in comments.ReadJudgedAsync(page, range, cancellation).ConfigureAwait(false))
                foreach (var said in threads.Add(comment))
                    yield return said;
            foreach (var said in threads.Rest())
                yield return said;
        }
    }

    /// <summary>The contacts in private messages of ranges of days; some of the days around them come along.</summary>
    private async IAsyncEnumerable<PrivateContact> ReadContactsAsync(
        PageKey page, IEnumerable<DayRange> ranges, DateTimeOffset until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // Whether a message begins a contact depends on those before it.
        foreach (var range in WithHorizon(page.Network, ranges.Select(range => new DayRange(range.FirstDay.AddDays(-Threads.HorizonDays), range.LastDay)), until))
        {
            var contacts = new PrivateContacts();
            await foreach (var message in messages.ReadAsync(page, range, cancellation).ConfigureAwait(false))
                foreach (var contact in contacts.Add(message))
                    yield return contact;
            foreach (var contact in contacts.Rest())
                yield return contact;
        }
    }

    private static IEnumerable<DayRange> WithHorizon(Network network, IEnumerable<DayRange> ranges, DateTimeOffset until)
    {
        var lastDay = network.DayOf(until).AddDays(-1);
        return ranges.Where(range => range.FirstDay <= lastDay)
            .Select(range => range.LastDay.AddDays(Threads.HorizonDays) is var end && end < lastDay ? new DayRange(range.FirstDay, end) : new(range.FirstDay, lastDay))
            .Aggregate(CoveredDays.None, (covered, range) => covered.Add(range)).Ranges;
    }
}
