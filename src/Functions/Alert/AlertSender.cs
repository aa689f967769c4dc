using Engagement.Functions.Alert.Graph;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Alert;

/// <summary>Decides whether an alert becomes a mail now, later, or not at all.</summary>
internal sealed class AlertSender(
    Pages pages, RecordedSending sending, GraphGroup group, GraphMailbox mailbox, MessageQueues queues, IOptions<AlertOptions> options, TimeProvider clock, ILogger<AlertSender> log)
{
    private readonly AlertOptions _options = options.Value;

    public async Task RunAsync(AlertMessage message, CancellationToken cancellation)
    {
        if (!_options.IsConfigured)
        {
            log.LogWarning("Nobody is told of {Kind} {About}: Alert__GroupId and Alert__Sender are not set", message.Kind, message.About);
            return;
        }
        if (message.Thing.Page is { } page && await pages.FindAsync(page, cancellation).ConfigureAwait(false) is null)
        {
            log.LogWarning("Nobody is told of {Kind} {About}: {Page} is not registered", message.Kind, message.About, page);
            return;
        }
        if (await WaitAsync(message, cancellation).ConfigureAwait(false) is { } delay)
        {
            await queues.SendAsync(message, delay, cancellation).ConfigureAwait(false);
            log.LogInformation("{Kind} {About} is told in {Delay}", message.Kind, message.About, delay);
        }
    }

    /// <returns>How long the message has to wait; null when it is dealt with.</returns>
    private async Task<TimeSpan?> WaitAsync(AlertMessage message, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!message.IsUrgent && QuietHours.Of(_options).EndAt(now) is { } end)
            return end - now;
        try
        {
            // What was found before the last mail, or within the cool-down after it, is told.
            bool IsTold(SendState state) => message.RaisedAt < state.SentAt + _options.CoolDown;
            if (await sending.IsDoneAsync(message.Thing, IsTold, cancellation).ConfigureAwait(false))
                return null;
            var recipients = await group.ReadAddressesAsync(_options.GroupId!, cancellation).ConfigureAwait(false);
            return await sending.RunAsync(message.Thing, IsTold, () => mailbox.SendAsync(_options.Sender!, recipients, AlertMail.Of(message, _options), cancellation), cancellation).ConfigureAwait(false);
        }
        catch (TransientSourceException e) when (e.RetryAfter is not null)
        {
            log.LogWarning("{Kind} {About} waits: {Reason}", message.Kind, message.About, e.Message);
            return e.RetryAfter;
        }
    }
}
