using System.Net;
using Engagement.Functions.Alert.Graph;

namespace Engagement.Functions.Alert;

/// <summary>An alert as a mail.</summary>
internal static class AlertMail
{
    public static OutgoingMail Of(AlertMessage message, AlertOptions options)
    {
        var language = options.MailLanguage;
        var text = language.Pick(message.En, message.Fr);
        var found = language.Instant(TimeZoneInfo.ConvertTime(message.RaisedAt, QuietHours.Of(options).Zone));
        return new(
            text.Title,
            MailHtml.Page(language, text.Title, string.Concat(text.Lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))
                + MailHtml.Small(language.Pick(
                    $"Found on {found}. About the same, nothing more is sent for {options.CoolDownHours} hours.",
                    $"Constaté le {found}. Rien d’autre ne sera envoyé à ce sujet pendant {options.CoolDownHours} heures."))),
            []);
    }
}
