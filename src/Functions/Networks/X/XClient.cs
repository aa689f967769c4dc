using System.Net.Http.Headers;
using System.Text.Json;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Calls X's API with the app's token. No message of an exception holds anything of the token or of the answer's text.</summary>
internal sealed class XClient(HttpClient http, IOptions<XOptions> options, XSpending spending, TimeProvider clock)
{
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
        if (string.IsNullOrEmpty(_options.BearerToken))
            throw new PageRefusedException(MetricStatus.NotCollected, "No token is configured for X; set X__BearerToken to the app's bearer token.");
        await spending.CheckBudgetAsync(page, cancellation).ConfigureAwait(false);

        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path, parameters));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _options.BearerToken);
        var answer = await http.SendForJsonAsync(request, "X", cancellation).ConfigureAwait(false);
        if (Problem(page, answer, mayFindNone) is { } problem)
        {
            answer.Body?.Dispose();
            throw problem;
        }
        // Not to be cancelled: the money is spent, whether or not the work goes on.
        await spending.CountAsync(page, kind, isOwner: false, answer.Body!.RootElement, CancellationToken.None).ConfigureAwait(false);
        return answer.Body;
    }

    private Exception? Problem(PageKey page, JsonAnswer answer, bool mayFindNone)
    {
        if (!answer.IsSuccess)
            return Problem(page, XError.Read(answer.Status, answer.Body?.RootElement), answer.Headers);
        if (answer.Body is not { RootElement: { ValueKind: JsonValueKind.Object } body })
            return new TransientSourceException("X's answer is not a JSON object.");
        // Errors beside data concern what the data refers to, a deleted post for example.
        return mayFindNone || body.Find("data") is not null
            ? null
            : XError.ReadInside(answer.Status, body).Select(error => Problem(page, error, answer.Headers)).FirstOrDefault(problem => problem is not null);
    }

    private Exception? Problem(PageKey page, XError error, HttpResponseHeaders headers)
    {
        var rule = XErrors.For(error);
        return rule.Action switch
        {
            XErrorAction.Ignore => null,
            XErrorAction.Pause => new TransientSourceException($"X limits the calls for page {page.Id} ({error.Number}).",
                XRateLimit.TimeToReset(headers, clock.GetUtcNow()) ?? _options.ThrottlePause),
            XErrorAction.RefusePage => new PageRefusedException(rule.Status,
                $"X refuses page {page.Id} ({error.Number}): {rule.Remedy.Replace("{0}", page.Id, StringComparison.Ordinal)}."),
            _ => new TransientSourceException($"X answered with an error ({error.Number}).", RetryAfterHeader.Read(headers, clock.GetUtcNow())),
        };
    }

    private Uri Address(string path, IReadOnlyList<(string Name, string Value)> parameters) =>
        new($"{_options.BaseUrl.AbsoluteUri.TrimEnd('/')}/2/{path}?{string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"))}");
}
