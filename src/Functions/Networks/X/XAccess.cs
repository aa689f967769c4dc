using Engagement.Core;
using Engagement.Functions.Connect;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Finds out whether X lets the pipeline read an account: with the account's own token, or for the app alone.</summary>
internal sealed class XAccess(XClient client, XUserTokens tokens, IOptions<XOptions> options)
{
    public bool HasOwnToken(PageKey page) => tokens.IsConfigured(page);

    public bool IsConfigured(PageKey page) => HasOwnToken(page) || options.Value.BearerToken is { Length: > 0 };

    /// <summary>Whether the account can be read, and for an account with a token of its own whether it is this account's. One account is paid for.</summary>
    /// <exception cref="TransientSourceException">X could not be asked this time.</exception>
    public Task<PageToken> IdentifyAsync(PageKey page, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var path = HasOwnToken(page) ? "users/me" : XUsers.Path(page);
        using var answer = await client.GetAsync(page, path, [], XResource.User, cancellation).ConfigureAwait(false);
        var user = answer.RootElement.Find("data");
        return user?.FindText("id") == page.Id || string.Equals(user?.FindText("username"), page.Id, StringComparison.OrdinalIgnoreCase)
            ? PageToken.Without(MetricStatus.Ok, null)
            : PageToken.Without(MetricStatus.NoPermission,
                $"X answers with another account than {page.Id}; authorise the app for this account and set the refresh token as X__RefreshTokens__{page.Id}.");
    });

    /// <summary>Whether an account's own token can still be renewed; nothing is paid for.</summary>
    /// <exception cref="TransientSourceException">X could not be asked this time.</exception>
    public Task<PageToken> RenewAsync(PageKey page, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        await tokens.GetAsync(page, refused: null, cancellation).ConfigureAwait(false);
        return PageToken.Without(MetricStatus.Ok, null);
    });

    private static async Task<PageToken> AnswerAsync(Func<Task<PageToken>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (PageRefusedException e)
        {
            return PageToken.Without(e.Status, e.Message);
        }
    }
}
