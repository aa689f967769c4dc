using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Calls the Graph API in the name of a page. No message of an exception holds anything of the token or of the answer's text.</summary>
internal sealed class FacebookClient(HttpClient http, IOptions<FacebookOptions> options, TimeProvider clock)
{
    public const string SubscriptionEdge = "subscribed_apps";

    private readonly FacebookOptions _options = options.Value;

    /// <summary>Reads an edge of a page, for example "insights".</summary>
    /// <exception cref="TransientSourceException">The answer is missing, unusable or a request to wait.</exception>
    /// <exception cref="PageRefusedException">The page is refused until somebody acts.</exception>
    /// <exception cref="FacebookErrorException">A different request is needed.</exception>
    public Task<JsonDocument> GetAsync(PageKey page, string edge, IReadOnlyList<(string Name, string Value)> parameters, CancellationToken cancellation) =>
        GetAsync(page, $"{page.Id}/{edge}", parameters, Token(page), cancellation, FacebookPermissions.For(edge));

    /// <summary>Reads fields of the page itself.</summary>
    public Task<JsonDocument> GetNodeAsync(PageKey page, string fields, CancellationToken cancellation) =>
        GetAsync(page, page.Id, [("fields", fields)], Token(page), cancellation);

    /// <summary>Has changes to the page pushed to the app's webhook.</summary>
    public async Task SubscribeAsync(PageKey page, string fields, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Post, page, $"{page.Id}/{SubscriptionEdge}", [("subscribed_fields", fields)],
            FacebookPermissions.For(SubscriptionEdge), Token(page), cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends what <see cref="SubscribeAsync"/> began.</summary>
    public async Task UnsubscribeAsync(PageKey page, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Delete, page, $"{page.Id}/{SubscriptionEdge}", [],
            FacebookPermissions.For(SubscriptionEdge), Token(page), cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads an edge of one of the page's posts, for example "comments"; a post that is gone is a <see cref="FacebookErrorException"/>.</summary>
    public Task<JsonDocument> GetOfPostAsync(
        PageKey page, string postId, string edge, IReadOnlyList<(string Name, string Value)> parameters, CancellationToken cancellation) =>
        GetAsync(page, $"{postId}/{edge}", parameters, Token(page), cancellation, isOfObject: true);

    /// <summary>Asks as the app what the page's token opens, and until when.</summary>
    public Task<JsonDocument> DebugTokenAsync(PageKey page, CancellationToken cancellation) =>
        GetAsync(page, "debug_token", [("input_token", Token(page))], $"{_options.AppId}|{_options.AppSecret}", cancellation);

    /// <summary>Asks whose token the page's token is.</summary>
    public Task<JsonDocument> IdentifyAsync(PageKey page, CancellationToken cancellation) => GetAsync(page, "me", [("fields", "id")], Token(page), cancellation);

    private string Token(PageKey page) => _options.PageTokens.GetValueOrDefault(page.Id) is { Length: > 0 } token
        ? token
        : throw new PageRefusedException(MetricStatus.NotCollected, $"No token is configured for page {page.Id}; set Facebook__PageTokens__{page.Id} to its page access token.");

    private Task<JsonDocument> GetAsync(
        PageKey page, string path, IReadOnlyList<(string Name, string Value)> parameters, string token, CancellationToken cancellation,
        string permissions = FacebookPermissions.Usual, bool isOfObject = false) =>
        SendAsync(HttpMethod.Get, page, path, parameters, permissions, token, cancellation, isOfObject);

    private async Task<JsonDocument> SendAsync(
        HttpMethod method, PageKey page, string path, IReadOnlyList<(string Name, string Value)> parameters, string permissions, string token,
        CancellationToken cancellation, bool isOfObject = false)
    {
        using var request = new HttpRequestMessage(method, Address(path, parameters, token));
        // In the header: addresses end up in logs.
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var (status, headers, answer) = await http.SendForJsonAsync(request, "Facebook", cancellation).ConfigureAwait(false);
        if (answer is not null && status is >= 200 and < 300 && answer.RootElement.Find("error") is null)
            return answer;

        using (answer)
        {
            var error = FacebookError.Read(status, answer?.RootElement);
            throw answer is null && status < 400
                ? new TransientSourceException("Facebook's answer is not JSON.")
                : Refusal(page, error, headers, permissions, isOfObject);
        }
    }

    private Exception Refusal(PageKey page, FacebookError error, HttpResponseHeaders headers, string permissions, bool isOfObject)
    {
        var rule = FacebookErrors.For(error);
        var action = isOfObject ? rule.OfObject ?? rule.Action : rule.Action;
        var retryAfter = RetryAfterHeader.Read(headers, clock.GetUtcNow());
        return action switch
        {
            FacebookErrorAction.Pause => new TransientSourceException($"Facebook limits the calls for page {page.Id} ({error.Number}).",
                FacebookUsage.TimeToRegainAccess(headers) ?? retryAfter ?? _options.ThrottlePause),
            FacebookErrorAction.RefusePage => new PageRefusedException(rule.Status, $"Facebook refuses page {page.Id} ({error.Number}): {Remedy(rule, page, permissions)}."),
            FacebookErrorAction.Retry => new TransientSourceException($"Facebook answered with an error ({error.Number}).", retryAfter),
            _ => new FacebookErrorException(action, $"Facebook refused a request ({error.Number})."),
        };
    }

    private static string Remedy(FacebookErrorRule rule, PageKey page, string permissions) =>
        rule.Remedy.Replace("{0}", page.Id, StringComparison.Ordinal).Replace("{1}", permissions, StringComparison.Ordinal);

    private Uri Address(string path, IReadOnlyList<(string Name, string Value)> parameters, string token)
    {
        var query = parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}");
        if (!string.IsNullOrEmpty(_options.AppSecret))
            query = query.Append($"appsecret_proof={Proof(_options.AppSecret, token)}");
        return new($"{_options.BaseUrl.AbsoluteUri.TrimEnd('/')}/{_options.ApiVersion}/{path}?{string.Join('&', query)}");
    }

    private static string Proof(string secret, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token)));
}
