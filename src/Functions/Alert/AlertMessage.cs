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

    public static AlertMessage Parse(string body) => MessageJson.Read<AlertMessage>(
        body, CurrentVersion, message => message.Version,
        ("kind", message => Keyed(KindPattern(), message.Kind)), ("about", message => Keyed(AboutPattern(), message.About)), ("page", message => message.Thing),
        ("en", message => Told(message.En)), ("fr", message => Told(message.Fr)));

    private static string Keyed(Regex pattern, string text) => pattern.IsMatch(text) ? text : throw new FormatException("it cannot be a part of a key");

    // What is in a list, the reader of JSON does not look at.
    private static AlertText Told(AlertText text) => text.Lines.All(line => line is not null) ? text : throw new FormatException("a line is missing");

    [GeneratedRegex(@"\A[a-z0-9_]{1,100}\z")]
    private static partial Regex KindPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,100}\z")]
    private static partial Regex AboutPattern();
}
