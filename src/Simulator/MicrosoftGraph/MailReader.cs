using System.Text.Json;

namespace Engagement.Simulator.MicrosoftGraph;

/// <summary>Reads the body of sendMail; its outer names are read in any case, as Graph does.</summary>
internal static class MailReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <returns>Null when it is not such a body.</returns>
    public static SentMail? Read(string sender, byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Request>(body, Options)?.Message is not { Body: { ContentType: { } type, Content: { } html } } message || !type.Equals("html", StringComparison.OrdinalIgnoreCase)
                ? null
                : new(
                    sender,
                    message.Subject ?? "",
                    html,
                    [.. (message.ToRecipients ?? []).Select(recipient => recipient.EmailAddress?.Address).OfType<string>()],
                    [.. (message.Attachments ?? []).Select(file => new SentAttachment(file.Name ?? "", file.ContentId ?? "", file.ContentType ?? "", file.IsInline, file.ContentBytes ?? ""))]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Request(Message? Message);

    private sealed record Message(string? Subject, MessageBody? Body, IReadOnlyList<Recipient>? ToRecipients, IReadOnlyList<Attachment>? Attachments);

    private sealed record MessageBody(string? ContentType, string? Content);

    private sealed record Recipient(EmailAddress? EmailAddress);

    private sealed record EmailAddress(string? Address);

    private sealed record Attachment(string? Name, string? ContentId, string? ContentType, bool IsInline, string? ContentBytes);
}
