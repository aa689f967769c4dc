using System.Security.Cryptography;
using Azure;
using Engagement.Core;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Access tokens that act for accounts, renewed by one instance at a time: a refresh token that is used twice ends them all.</summary>
/// <remarks>docs/decisions/0005-tokens-of-accounts-on-x.md says why it is done like this, and what a crash leaves.</remarks>
internal sealed class XUserTokens(XTokenRows rows, XTokenCipher cipher, XTokenClient client, IOptions<XOptions> options, TimeProvider clock)
{
    // Longer than the token endpoint is waited for and its answer saved.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // A token that ends while a call is on its way would be refused.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(15);

    private readonly XOptions _options = options.Value;

    /// <summary>Whether calls about a page are made on behalf of its account.</summary>
    public bool IsConfigured(PageKey page) => First(page) is { Length: > 0 };

    /// <param name="refused">The access token that X no longer accepts, when it refused one.</param>
    /// <exception cref="TransientSourceException">Another instance is renewing the token, or X did not answer.</exception>
    /// <exception cref="PageRefusedException">The account must be authorised again.</exception>
    public async Task<string> GetAsync(PageKey page, string? refused, CancellationToken cancellation)
    {
        var (now, origin) = (clock.GetUtcNow(), cipher.Fingerprint(page, First(page)!));
        var stored = await rows.FindAsync(page, cancellation).ConfigureAwait(false);
        // Tokens that descend from another first one are those of an older authorisation.
        var state = stored?.State.Origin == origin ? stored.Value.State : new XTokenState(origin);
        if (state.IsRefused)
            throw Refused(page);
        if (state.AccessToken is { } token && now < state.AccessUntil - Margin && Open(page, token) is var access && access != refused)
            return access;
        if (stored?.State.LeaseUntil > now)
            throw Busy(page);

        var leased = state with { LeaseOwner = RandomNumberGenerator.GetHexString(32, lowercase: true), LeaseUntil = now + Lease };
        var etag = await rows.TryWriteAsync(page, leased, stored?.ETag, cancellation).ConfigureAwait(false) ?? throw Busy(page);
        return await RenewAsync(page, leased, etag).ConfigureAwait(false);
    }

    /// <summary>Whether X refused the tokens that descend from the one in the settings.</summary>
    public async Task<bool> IsRefusedAsync(PageKey page, CancellationToken cancellation) =>
        await rows.FindAsync(page, cancellation).ConfigureAwait(false) is { State: { IsRefused: true } state } && state.Origin == cipher.Fingerprint(page, First(page)!);

    private async Task<string> RenewAsync(PageKey page, XTokenState leased, ETag etag)
    {
        XTokenPair? pair;
        try
        {
            pair = await client.RefreshAsync(page, leased.RefreshToken is { } refresh ? Open(page, refresh) : First(page)!).ConfigureAwait(false);
        }
        catch
        {
            await rows.TryWriteAsync(page, leased.Released(), etag, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        if (pair is null)
        {
            await rows.TryWriteAsync(page, leased.Released() with { IsRefused = true }, etag, CancellationToken.None).ConfigureAwait(false);
            throw Refused(page);
        }
        var renewed = leased.Released() with
        {
            RefreshToken = cipher.Encrypt(page, pair.Refresh),
            AccessToken = cipher.Encrypt(page, pair.Access),
            AccessUntil = clock.GetUtcNow() + pair.Lifetime,
        };
        // Saved before it is used: what nobody remembers cannot be renewed.
        return await rows.TryWriteAsync(page, renewed, etag, CancellationToken.None).ConfigureAwait(false) is null
            ? throw new TransientSourceException($"The tokens of page {page.Id} were removed or renewed by somebody else meanwhile.")
            : pair.Access;
    }

    private string? First(PageKey page) => _options.RefreshTokens.GetValueOrDefault(page.Id);

    private string Open(PageKey page, string encrypted) => cipher.Decrypt(page, encrypted) ?? throw Refused(page);

    private static TransientSourceException Busy(PageKey page) => new($"The tokens of page {page.Id} are just being renewed.", ShortWait);

    private static PageRefusedException Refused(PageKey page) => new(MetricStatus.TokenExpired,
        $"X no longer accepts the tokens of page {page.Id}: authorise the app for the account again and set the new refresh token as X__RefreshTokens__{page.Id}.");
}
