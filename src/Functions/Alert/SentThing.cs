using Engagement.Core;

namespace Engagement.Functions.Alert;

/// <summary>Names what mails are sent about.</summary>
/// <param name="Page">Null when it is not about one page.</param>
internal sealed record SentThing(string Kind, string About, PageKey? Page);

/// <summary>What is on record about the mails about something.</summary>
/// <param name="SendingSince">When a send began that has not ended, or whose process died.</param>
/// <param name="UncertainAttempts">Sends that began, and of which nobody knows whether the mail went out.</param>
/// <param name="SentAt">When the last mail went out.</param>
/// <param name="Recipients">To how many people; null when that is not certain.</param>
internal sealed record SendState(DateTimeOffset? SendingSince, int UncertainAttempts, DateTimeOffset? SentAt, int? Recipients)
{
    public static readonly SendState None = new(null, 0, null, null);
}
