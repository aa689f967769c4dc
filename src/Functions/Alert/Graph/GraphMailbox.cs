using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.SendMail;

namespace Engagement.Functions.Alert.Graph;

/// <summary>Sends mails from a mailbox.</summary>
internal sealed class GraphMailbox(GraphAccess graph, TimeProvider clock)
{
    /// <returns>To how many people.</returns>
    public async Task<int> SendAsync(string sender, IReadOnlyList<string> recipients, OutgoingMail mail, CancellationToken cancellation)
    {
        var body = new SendMailPostRequestBody
        {
            Message = new()
            {
                Subject = mail.Subject,
                Body = new() { ContentType = BodyType.Html, Content = mail.Html },
                ToRecipients = [.. recipients.Select(address => new Recipient { EmailAddress = new() { Address = address } })],
                Attachments = [.. mail.Images.Select(Attach)],
            },
        };
        return await GraphCall.RunAsync("A mail was not sent from the mailbox Alert__Sender (Mail.Send)", async () =>
        {
            await graph.Client.Users[sender].SendMail.PostAsync(body, cancellationToken: cancellation).ConfigureAwait(false);
            return recipients.Count;
        }, clock).ConfigureAwait(false);
    }

    private static Attachment Attach(InlineImage image) => new FileAttachment
    {
        Name = image.ContentId + ".png",
        ContentId = image.ContentId,
        ContentType = "image/png",
        ContentBytes = image.Png,
        IsInline = true,
    };
}
