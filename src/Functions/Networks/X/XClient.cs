using System.Net.Http.Headers;
using System.Text.Json;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Calls X's API, on behalf of the page's account where its token is configured, otherwise for the app alone.</summary>
/// <remarks>No message of an exception holds anything of a token or of the answer's text.</remarks>
internal sealed class XClient(HttpClient http, IOptions<XOptions> options, XUserTokens tokens, XSpending spending, TimeProvider clock)
{
    private const int Unauthorized = 401;

    private readonly XOptions _options = options.Value;

    /// <summary>Reads something on behalf of a page.</summary>
    /// <param name="path">Below "/2/", for example "users/2244994945/tweets".</param>
    /// <param name="kind">What the answer's data is made of.</param>
    /// <param name="mayFindNone">Whether an answer that says only what is not there is an answer, not a refusal.</param>
    /// <returns>An answer with data, or one that says that there is none.</returns>
    /// <exception cref="TransientSourceException">The answer is missing, unusable or a request to wait.</exception>
    /// <exception cref="PageRefusedException">The page is refused until somebody acts.</exception>
    public async Task<JsonDocument> GetAsync(
        PageKey page, string path, IReadOnlyList<(string Name, string Value)> parameters, XResource kind, CancellationToken cancellation, bool mayFindNone = false)
    {
        var isOwner = tokens.IsConfigured(page);
        if (!isOwner && string.IsNullOrEmpty(_options.BearerToken))
            throw new PageRefusedException(MetricStatus.NotCollected, "No token is configured for X; set X__BearerToken to the app's bearer token.");
        await spending.CheckBudgetAsync(page, cancellation).ConfigureAwait(false);

        var address = _options.Address(path, parameters);
        var token = isOwner ? await tokens.GetAsync(page, refused: null, cancellation).ConfigureAwait(false) : _options.BearerToken!;
        var answer = await SendAsync(address, token, cancellation).ConfigureAwait(false);
        if (isOwner && answer.Status == Unauthorized)
        {
            answer.Body?.Dispose();
            answer = await SendAsync(address, await tokens.GetAsync(page, refused: token, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        if (Problem(page, answer, mayFindNone) is { } problem)
        {
            answer.Body?.Dispose();
            throw problem;
        }
        // Not to be cancelled: the money is spent, whether or not the work goes on.
        await spending.CountAsync(page, kind, isOwner, answer.Body!.RootElement, CancellationToken.None).ConfigureAwait(false);
        return answer.Body;
    }

    /// <summary>Whether calls about a page are made on behalf of its account.</summary>
    public bool IsOwner(PageKey page) => tokens.IsConfigured(page);

    private async Task<JsonAnswer> SendAsync(Uri address, string token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendForJsonAsync(request, "X", cancellation).ConfigureAwait(false);
    }

    private Exception? Problem(PageKey page, JsonAnswer answer, bool mayFindNone)
    {
        if (!answer.IsSuccess)
            return XProblem.Of(page, XError.Read(answer.Status, answer.Body?.RootElement), answer.Headers, _options, clock);
        if (answer.Body is not { RootElement: { ValueKind: JsonValueKind.Object } body })
            return new TransientSourceException("X's answer is not a JSON object.");
        // Errors beside data concern what the data refers to, a deleted post for example.
        return mayFindNone || body.Find("data") is not null
            ? null
            : XError.ReadInside(answer.Status, body).Select(error => XProblem.Of(page, error, answer.Headers, _options, clock)).FirstOrDefault(problem => problem is not null);
    }
}
