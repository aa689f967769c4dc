using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Bodies of requests, of a size that memory is sure to hold.</summary>
internal static class RequestBody
{
    /// <returns>Null when there is more than is accepted.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAtMostAsync(this HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        var buffer = new byte[maxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        if (length > maxBytes)
            return null;
        return buffer.AsMemory(0, length);
    }
}
