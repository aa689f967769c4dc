using System.Globalization;
using Azure.Identity;
using Engagement.Functions.Networks;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace Engagement.Functions.Alert.Graph;

/// <summary>Runs calls to Microsoft Graph, and says what becomes of those that fail. No message holds anything of the request.</summary>
internal static class GraphCall
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <param name="what">What was tried, with the permission that it needs.</param>
    /// <exception cref="GraphRefusedException">It had no effect, and trying again has none either.</exception>
    /// <exception cref="TransientSourceException">With a time to wait it had no effect; without one that is not known.</exception>
    public static async Task<T> RunAsync<T>(string what, Func<Task<T>> call, TimeProvider clock)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            throw Failure(what, e, clock.GetUtcNow());
        }
        catch (AuthenticationFailedException e)
        {
            throw new TransientSourceException($"{what}: the app's identity got no token for Microsoft Graph ({e.GetType().Name}).", UsualPause, e);
        }
        catch (HttpRequestException e)
        {
            // Without a connection nothing was sent; an answer that broke off says nothing about what was done.
            var isSent = e.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
            throw new TransientSourceException($"{what}: Microsoft Graph could not be reached ({e.HttpRequestError}).", isSent ? null : UsualPause, e);
        }
        catch (TaskCanceledException e) when (e.InnerException is TimeoutException)
        {
            throw new TransientSourceException($"{what}: Microsoft Graph did not answer in time.", inner: e);
        }
    }

    private static Exception Failure(string what, ApiException e, DateTimeOffset now)
    {
        var code = e is ODataError { Error.Code: { } named } && named.All(char.IsLetterOrDigit) ? named : "no code";
        var said = string.Create(CultureInfo.InvariantCulture, $"{what}: Microsoft Graph answered {e.ResponseStatusCode} ({code}).");
        return e.ResponseStatusCode switch
        {
            429 or 503 => new TransientSourceException(said, Wait(e, now) ?? UsualPause, e),
            // Refused by a server that worked: no effect.
            >= 400 and < 500 => new GraphRefusedException(said, e),
            500 or 502 => new TransientSourceException(said, Wait(e, now) ?? UsualPause, e),
            // A gateway that gave up waiting, or a success that could not be read: it may have been done.
            _ => new TransientSourceException(said, inner: e),
        };
    }

    private static TimeSpan? Wait(ApiException e, DateTimeOffset now)
    {
        var text = e.ResponseHeaders?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        TimeSpan? wait = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var date) ? date - now
            : null;
        return wait > TimeSpan.Zero ? wait > LongestPause ? LongestPause : wait : null;
    }
}
