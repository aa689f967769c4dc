using Engagement.Core.Conversations;

namespace Engagement.Core.Answers;

/// <summary>A customer's turn in private: a first message, and when the page wrote next.</summary>
/// <param name="Day">The network's day on which it was written.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="AnsweredAt">When the page wrote next; null when it did not within <see cref="Threads.HorizonDays"/> days.</param>
public readonly record struct PrivateContact(DateOnly Day, DateTimeOffset WrittenAt, DateTimeOffset? AnsweredAt);

/// <summary>Finds contacts in private messages that pass by in the order of time.</summary>
/// <remarks>
/// A contact begins with a customer's message when the message before it is the page's, is more than <see cref="Threads.HorizonDays"/> days old, or does
/// not exist. Nothing is measured across messages that could not be read, or of which the network does not say who wrote them: no contact begins
/// after one, and one that waited for an answer is left out, since its answer is not known.
/// </remarks>
public sealed class PrivateContacts
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(Threads.HorizonDays);

    private readonly Dictionary<string, (DateTimeOffset At, bool? IsFromPage)> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<PrivateMessage> _recent = new();

    /// <summary>Takes in the next message.</summary>
    /// <returns>The contacts that are over with it.</returns>
    public IEnumerable<PrivateContact> Add(PrivateMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var over = Close(message.CreatedAt - Horizon);
        var conversation = message.ConversationKey;
        if (message.IsFromPage != false || message.FollowsGap)
        {
            if (_waiting.Remove(conversation, out var writtenAt) && message is { IsFromPage: true, FollowsGap: false })
                over.Add(new(message.Page.Network.DayOf(writtenAt), writtenAt, message.CreatedAt));
        }
        else if (!_last.TryGetValue(conversation, out var last) || last.IsFromPage == true)
            _waiting[conversation] = message.CreatedAt;
        _last[conversation] = (message.CreatedAt, message.IsFromPage);
        _recent.Enqueue(message);
        return over;
    }

    /// <summary>The contacts that nobody answered, when no more messages will come.</summary>
    public IEnumerable<PrivateContact> Rest() => Close(DateTimeOffset.MaxValue);

    private List<PrivateContact> Close(DateTimeOffset before)
    {
        var over = new List<PrivateContact>();
        while (_recent.TryPeek(out var message) && message.CreatedAt < before)
        {
            _recent.Dequeue();
            if (_waiting.TryGetValue(message.ConversationKey, out var writtenAt) && writtenAt == message.CreatedAt && _waiting.Remove(message.ConversationKey))
                over.Add(new(message.Page.Network.DayOf(writtenAt), writtenAt, null));
            if (_last[message.ConversationKey].At == message.CreatedAt)
                _last.Remove(message.ConversationKey);
        }
        return over;
    }
}
