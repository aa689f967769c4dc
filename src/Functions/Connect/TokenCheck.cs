using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Networks.X;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Connect;

/// <summary>Keeps what is known about the pages' tokens up to date, so that their end is seen coming.</summary>
internal sealed class TokenCheck(Pages pages, PageTokens tokens, FacebookTokens facebook, XAccess x, MessageQueues queues, ILogger<TokenCheck> log)
{
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        await foreach (var page in pages.ReadAsync(cancellation).ConfigureAwait(false))
            await queues.SendAsync(CheckTokenMessage.For(page.Key), null, cancellation).ConfigureAwait(false);
    }

    public async Task RunAsync(CheckTokenMessage message, CancellationToken cancellation)
    {
        var page = message.Key;
        if (await pages.FindAsync(page, cancellation).ConfigureAwait(false) is null)
        {
            log.LogWarning("The token of {Page} is not checked: the page is not registered", page);
            return;
        }
        try
        {
            await RecordAsync(page, await CheckAsync(page, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (TransientSourceException e) when (e.RetryAfter is not null)
        {
            await queues.SendAsync(message, e.RetryAfter, cancellation).ConfigureAwait(false);
            log.LogWarning("The check of the token of {Page} waits {Delay}: {Reason}", page, e.RetryAfter, e.Message);
        }
    }

    /// <summary>What a page's network says when the page is registered.</summary>
    /// <returns>Null when no token is configured.</returns>
    /// <exception cref="TransientSourceException">The network could not be asked this time.</exception>
    public async Task<PageToken?> AskAsync(PageKey page, CancellationToken cancellation)
    {
        if (page.Network.Equals(Network.X))
            return x.IsConfigured(page) ? await x.IdentifyAsync(page, cancellation).ConfigureAwait(false) : null;
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

    private async Task<PageToken?> CheckAsync(PageKey page, CancellationToken cancellation)
    {
        if (page.Network.Equals(Network.X))
            return x.HasOwnToken(page) ? await x.RenewAsync(page, cancellation).ConfigureAwait(false) : null;
        return facebook.IsConfigured(page) ? await facebook.CheckAsync(page, cancellation).ConfigureAwait(false) : null;
    }
}
