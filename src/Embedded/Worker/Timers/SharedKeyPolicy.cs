using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Engagement.Embedded.Worker.Timers;

/// <summary>Signs requests to the Blob service with the account's key.</summary>
/// <remarks>By the system's clock, whatever clock the timers run by: the service refuses other dates.</remarks>
internal sealed class SharedKeyPolicy(StorageAccount account) : HttpPipelineSynchronousPolicy
{
    private const string ServiceVersion = "2021-12-02";

    public override void OnSendingRequest(HttpMessage message)
    {
        var headers = message.Request.Headers;
        headers.SetValue("x-ms-date", TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        headers.SetValue("x-ms-version", ServiceVersion);
        var signature = HMACSHA256.HashData(account.Key, Encoding.UTF8.GetBytes(Content(message.Request)));
        headers.SetValue("Authorization", $"SharedKey {account.Name}:{Convert.ToBase64String(signature)}");
    }

    /// <remarks>Method, eleven standard headers (only length and type are ever sent), the x-ms headers, then path and query.</remarks>
    private string Content(Request request)
    {
        var uri = request.Uri.ToUri();
        request.Headers.TryGetValue("Content-Type", out var type);
        var length = request.Content is not null && request.Content.TryComputeLength(out var bytes) && bytes > 0 ? bytes.ToString(CultureInfo.InvariantCulture) : "";
        var own = request.Headers
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .Select(header => $"{header.Name.ToLowerInvariant()}:{header.Value}\n");
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Select(pair => "\n" + pair.Replace('=', ':'));
        return $"{request.Method}\n\n\n{length}\n\n{type}\n\n\n\n\n\n\n{string.Concat(own)}/{account.Name}{uri.AbsolutePath}{string.Concat(query)}";
    }
}
