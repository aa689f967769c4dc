using System.Net.Http.Headers;
using System.Text.Json;

namespace Engagement.Functions.Networks;

/// <summary>What came back of a request to a network.</summary>
/// <param name="Body">Null when the answer is not JSON.</param>
internal readonly record struct JsonAnswer(int Status, HttpResponseHeaders Headers, JsonDocument? Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>Sends requests to networks. No message of an exception holds anything of the request or the answer.</summary>
internal static class JsonCall
{
    /// <param name="network">Its name as messages show it.</param>
    /// <exception cref="TransientSourceException">There is no answer.</exception>
    public static async Task<JsonAnswer> SendForJsonAsync(this HttpClient http, HttpRequestMessage request, string network, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return new((int)response.StatusCode, response.Headers, Parse(body));
        }
        catch (HttpRequestException e)
        {
            throw new TransientSourceException($"{network} could not be reached, or broke off its answer ({e.HttpRequestError}).", inner: e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TransientSourceException(FormattableString.Invariant($"{network} did not answer within {http.Timeout.TotalSeconds} seconds."), inner: e);
        }
    }

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
