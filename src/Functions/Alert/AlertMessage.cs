using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Engagement.Core;

namespace Engagement.Functions.Alert;

/// <summary>Tell people something. Whoever finds something worth telling sends one of these; whether and when it becomes a mail is decided later.</summary>
/// <remarks>
/// Kind, page and about together name what is told: within the cool-down it is told once, however often, and by however many, it is found.
/// </remarks>
/// <param name="Kind">What sort of thing, in lower snake case, like "token_ends"; letters, digits and '_'.</param>
/// <param name="About">Which one of the sort: a queue, a day, or "all"; letters, digits, '_', '-' and '.'.</param>
/// <param name="Page">"network/id" when it is about one page: nothing is told about pages that are not registered. Null otherwise.</param>
/// <param name="RaisedAt">When it was found.</param>
/// <param name="IsUrgent">Whether it is told in quiet hours as well.</param>
internal sealed partial record AlertMessage(int Version, string Kind, string About, string? Page, DateTimeOffset RaisedAt, bool IsUrgent, AlertText En, AlertText Fr)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public SentThing Thing => new(Kind, About, Page is null ? null : PageKey.Parse(Page));

    public static AlertMessage For(string kind, string about, PageKey? page, DateTimeOffset raisedAt, AlertText en, AlertText fr, bool isUrgent = false) =>
        new(CurrentVersion, kind, about, page?.ToString(), raisedAt, isUrgent, en, fr);

    public static AlertMessage Parse(string body)
    {
        var message = MessageJson.Read<AlertMessage>(body);
        if (message.Version != CurrentVersion)
            throw MessageJson.UnknownVersion(nameof(AlertMessage), message.Version);
        // They become keys of rows.
        if (!KindPattern().IsMatch(message.Kind) || !AboutPattern().IsMatch(message.About))
            throw new FormatException($"kind or about of an {nameof(AlertMessage)} cannot be a key: use 1 to 100 letters, digits, '_', and for about also '-' and '.'");
        _ = message.Thing;
        return message;
    }

    [GeneratedRegex(@"\A[a-z0-9_]{1,100}\z")]
    private static partial Regex KindPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,100}\z")]
    private static partial Regex AboutPattern();
}
