using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Engagement.Functions.Feed.Answers;

/// <summary>Under which address readers reach the app: what a request says of itself is that of a machine behind a front end.</summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    /// <summary>Name of the setting: scheme, host and what stands before "/api".</summary>
    public const string Setting = "PublicBaseUrl";

    /// <summary>Without a slash at the end. The setting, else what a front end forwards, else the request's own.</summary>
    public string Of(HttpRequest request)
    {
        if (configuration[Setting] is { Length: > 0 } configured)
            return configured.TrimEnd('/');
        var scheme = First(request, "X-Forwarded-Proto") ?? request.Scheme;
        var host = First(request, "X-Forwarded-Host") ?? request.Host.Value;
        return Uri.TryCreate($"{scheme}://{host}", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/"
            ? address.GetLeftPart(UriPartial.Authority)
            : $"{request.Scheme}://{request.Host.Value}";
    }

    private static string? First(HttpRequest request, string header) =>
        request.Headers[header].FirstOrDefault()?.Split(',')[0].Trim() is { Length: > 0 } value ? value : null;
}
