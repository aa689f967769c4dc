using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>A request's body, which is one small JSON object.</summary>
internal static class SmallJsonBody
{
    private const int MaxBytes = 16 * 1024;

    /// <exception cref="PageRequestException">It is larger, or not such an object.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await request.ReadAtMostAsync(MaxBytes, cancellation).ConfigureAwait(false) is not { } body)
            throw new PageRequestException("body", FormattableString.Invariant($"The body is larger than {MaxBytes} bytes."));
        try
        {
            var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw new PageRequestException("body", "The body is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new PageRequestException("body", FormattableString.Invariant($"The body is not JSON (line {e.LineNumber + 1})."));
        }
    }

    /// <summary>A text field; null when it is absent or empty.</summary>
    /// <exception cref="PageRequestException">It is not text, or longer than allowed.</exception>
    public static string? Text(this JsonElement body, string field, int maxLength)
    {
        if (!body.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new PageRequestException(field, $"{field} is not text; put it in quotation marks.");
        var text = value.GetString()!.Trim();
        return text.Length > maxLength
            ? throw new PageRequestException(field, FormattableString.Invariant($"{field} has {text.Length} characters; use at most {maxLength}."))
            : text.Length == 0 ? null : text;
    }
}
