using Engagement.Core.Digest;
using Engagement.Functions.Alert.Graph;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Alert.Digest;

/// <summary>Reads a week, mails it once, and puts its export into the library.</summary>
internal sealed class DigestSender(
    DigestReader reader, RecordedSending sending, GraphGroup group, GraphMailbox mailbox, GraphDrive drive, MessageQueues queues, IOptions<AlertOptions> options, TimeProvider clock,
    ILogger<DigestSender> log)
{
    private readonly AlertOptions _options = options.Value;

    public async Task RunAsync(DigestMessage message, CancellationToken cancellation)
    {
        try
        {
            if (await DigestAsync(message, cancellation).ConfigureAwait(false) is not { } delay)
                return;
            await queues.SendAsync(message, delay, cancellation).ConfigureAwait(false);
            log.LogInformation("The digest of {Week} is sent in {Delay}", message.WeekName, delay);
        }
        catch (TransientSourceException e) when (e.RetryAfter is not null)
        {
            await queues.SendAsync(message, e.RetryAfter, cancellation).ConfigureAwait(false);
            log.LogWarning("The digest of {Week} waits {Delay}: {Reason}", message.WeekName, e.RetryAfter, e.Message);
        }
    }

    /// <returns>How long it has to wait; null when it is dealt with.</returns>
    private async Task<TimeSpan?> DigestAsync(DigestMessage message, CancellationToken cancellation)
    {
        if (!_options.IsConfigured && _options.DriveId is null)
        {
            log.LogInformation("Nobody gets the digest of {Week}: neither a group with a sender nor a drive is set", message.WeekName);
            return null;
        }
        var now = clock.GetUtcNow();
        if (QuietHours.Of(_options).EndAt(now) is { } end)
            return end - now;
        var pages = await reader.ReadAsync(message.Week, cancellation).ConfigureAwait(false);
        if (pages.Count == 0)
        {
            log.LogInformation("There is no digest of {Week}: no page is registered", message.WeekName);
            return null;
        }
        if (_options.IsConfigured && await MailAsync(message, pages, cancellation).ConfigureAwait(false) is { } delay)
            return delay;
        // After the mail, and as often as the message comes: the same file is written again.
        if (_options.DriveId is { } driveId)
            await drive.SaveAsync(driveId, $"scorecards-{message.WeekName}.csv", ScorecardCsv.Write(message, pages), cancellation).ConfigureAwait(false);
        return null;
    }

    private async Task<TimeSpan?> MailAsync(DigestMessage message, IReadOnlyList<PageWeek> pages, CancellationToken cancellation)
    {
        static bool IsSent(SendState state) => state.SentAt is not null;
        if (await sending.IsDoneAsync(message.Thing, IsSent, cancellation).ConfigureAwait(false))
            return null;
        var recipients = await group.ReadAddressesAsync(_options.GroupId!, cancellation).ConfigureAwait(false);
        var shown = DigestMail.Shown(pages);
        var trends = await reader.ReadTrendsAsync(shown, message.Week, cancellation).ConfigureAwait(false);
        var mail = DigestMail.Of(_options.MailLanguage, message.Week, pages, shown, trends);
        return await sending.RunAsync(message.Thing, IsSent, () => mailbox.SendAsync(_options.Sender!, recipients, mail, cancellation), cancellation).ConfigureAwait(false);
    }
}
