using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Has Facebook push a page's changes to the webhook, from its registration to its removal.</summary>
/// <remarks>Source: https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps.</remarks>
internal sealed class FacebookSubscription(FacebookClient client, IOptions<FacebookOptions> options)
{
    // What is posted and commented, hidden and removed.
    private const string Fields = "feed";

    private readonly FacebookOptions _options = options.Value;

    /// <returns>What to tell whoever registers the page when it failed; null when it did not, or when there is no webhook to push to.</returns>
    public Task<string?> BeginAsync(PageKey page, CancellationToken cancellation) => WarnAsync(
        page, () => client.SubscribeAsync(page, Fields, cancellation), "Facebook pushes no changes of the page: what becomes of its comments is seen late, or not at all");

    /// <returns>What to tell whoever removes the page when it failed; null when it did not, or when there is no webhook to push to.</returns>
    public Task<string?> EndAsync(PageKey page, CancellationToken cancellation) => WarnAsync(
        page, () => client.UnsubscribeAsync(page, cancellation), "Facebook may go on to push changes of the page, which are ignored");

    private async Task<string?> WarnAsync(PageKey page, Func<Task> call, string consequence)
    {
        if (!page.Network.Equals(Network.Facebook) || !HasWebhook || _options.PageTokens.GetValueOrDefault(page.Id) is not { Length: > 0 })
            return null;
        try
        {
            await call().ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is PageRefusedException or TransientSourceException or FacebookErrorException)
        {
            return $"{consequence}. {e.Message}";
        }
    }

    private bool HasWebhook => !string.IsNullOrEmpty(_options.WebhookVerifyToken) && !string.IsNullOrEmpty(_options.AppSecret);
}
