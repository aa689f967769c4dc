using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Networks.X;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Connect;

/// <summary>Keeps what is known about the pages' tokens up to date, so that their end is seen coming.</summary>
internal sealed class TokenCheck(Pages pages, PageTokens tokens, FacebookTokens facebook, XAccess x, MessageQueues queues, ILogger<TokenCheck> log)
{
    /// <exception cref="InvalidOperationException">Some pages' checks could not be enqueued; all others were.</exception>
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        var failures = 0;
        await foreach (var page in pages.ReadAsync(cancellation).ConfigureAwait(false))
        {
            try
            {
                await queues.SendAsync(CheckTokenMessage.For(page.Key), null, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures++;
                log.LogError(e, "The check of the token of {Page} could not be enqueued", page.Key);
            }
        }
        if (failures > 0)
            throw new InvalidOperationException($"The checks of the tokens of {failures} pages could not be enqueued; the log names them, and the next run tries again.");
    }

    public async Task RunAsync(CheckTokenMessage message, CancellationToken cancellation)
    {
        if (await pages.FindAsync(message.Key, cancellation).ConfigureAwait(false) is not { } page)
        {
            log.LogWarning("The token of {Page} is not checked: the page is not registered", message.Key);
            return;
        }
        try
        {
            await RecordAsync(page.Key, await CheckAsync(page, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (TransientSourceException e) when (e.RetryAfter is not null)
        {
            await queues.SendAsync(message, e.RetryAfter, cancellation).ConfigureAwait(false);
            log.LogWarning("The check of the token of {Page} waits {Delay}: {Reason}", page.Key, e.RetryAfter, e.Message);
        }
    }

    /// <summary>What a page's network says when the page is registered.</summary>
    /// <returns>Null when no token is configured.</returns>
    /// <exception cref="TransientSourceException">The network could not be asked this time.</exception>
    public async Task<PageToken?> AskAsync(RegisteredPage page, CancellationToken cancellation)
    {
        if (page.Key.Network.Equals(Network.X))
            return x.IsConfigured(page.Key) ? await x.IdentifyAsync(page.Key, cancellation).ConfigureAwait(false) : null;
        return await CheckAsync(page, cancellation).ConfigureAwait(false);
    }

    public async Task RecordAsync(PageKey page, PageToken? token, CancellationToken cancellation)
    {
        // The app's token on X is no page's own; that it fails is said by the pages' collection.
        if (token is null || page.Network.Equals(Network.X) && !x.HasOwnToken(page))
            await tokens.RemoveAsync(page, cancellation).ConfigureAwait(false);
        else
            await tokens.SaveAsync(page, token, cancellation).ConfigureAwait(false);
        log.LogInformation("The token of {Page}: {Status}", page, token?.Status.Name() ?? "none to check");
    }

    private async Task<PageToken?> CheckAsync(RegisteredPage page, CancellationToken cancellation)
    {
        if (page.Key.Network.Equals(Network.X))
            return x.HasOwnToken(page.Key) ? await x.RenewAsync(page.Key, cancellation).ConfigureAwait(false) : null;
        return facebook.IsConfigured(page.Key) ? await facebook.CheckAsync(page.Key, page.Collects, cancellation).ConfigureAwait(false) : null;
    }
}
