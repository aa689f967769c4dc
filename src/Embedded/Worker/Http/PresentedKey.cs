using Microsoft.AspNetCore.Http;

namespace Engagement.Embedded.Worker.Http;

internal static class PresentedKey
{
    private const string Header = "x-functions-key";
    private const string QueryName = "code";

    /// <summary>The key of a request; a header, even a wrong one, hides the query.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var header) ? header.FirstOrDefault() : request.Query[QueryName].FirstOrDefault();
}
