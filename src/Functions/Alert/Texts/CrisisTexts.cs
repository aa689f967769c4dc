using Engagement.Core.Crises;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Alert.Texts;

/// <summary>What is said about a crisis.</summary>
internal static class CrisisTexts
{
    public const string Kind = "crisis";

    private const int MaxNameLength = 80;

    /// <remarks>Each crisis is a thing of its own: told while it goes on, once in a cool-down; the worst at any hour.</remarks>
    public static AlertMessage Write(RegisteredPage page, Crisis crisis, DateTimeOffset now) => AlertMessage.For(
        Kind, crisis.Id, page.Key, now, Text(MailLanguage.English, page, crisis), Text(MailLanguage.French, page, crisis), isUrgent: crisis.Level == CrisisLevel.Crisis);

    private static AlertText Text(MailLanguage language, RegisteredPage page, Crisis crisis)
    {
        var zone = page.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : page.Key.Network.DayZone;
        var since = language.Instant(TimeZoneInfo.ConvertTime(crisis.StartedAt, zone));
        var name = page.Name ?? page.Key.ToString();
        name = name.Length <= MaxNameLength ? name : name[..(MaxNameLength - 1)] + "…";
        return new(
            language.Pick($"{name}: people are far more upset than usual", $"{name} : un mécontentement bien supérieur à l’habitude"),
            [
                language.Pick($"Since {since} ({zone.Id}); index {language.Count(crisis.Peak.Index)} of 100.", $"Depuis le {since} ({zone.Id}) ; indice {language.Count(crisis.Peak.Index)} sur 100."),
                .. CrisisWords.Explain(crisis.Peak, french: language == MailLanguage.French),
            ]);
    }
}
