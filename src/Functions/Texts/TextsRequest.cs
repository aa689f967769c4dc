using System.Text.Json;
using Engagement.Functions.Report;

namespace Engagement.Functions.Texts;

/// <summary>The body of POST /api/texts/read.</summary>
internal static class TextsRequest
{
    public const int MostTexts = 1000;
    public const int MaxBodyBytes = 8 * 1024 * 1024;

    /// <exception cref="PageRequestException">A field is missing or not usable.</exception>
    public static IReadOnlyList<string> Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("texts", out var texts) || texts.ValueKind != JsonValueKind.Array)
            throw new PageRequestException("texts", "texts is missing; send {\"texts\":[\"...\"]}.");
        if (texts.GetArrayLength() is > MostTexts and var count)
            throw new PageRequestException("texts", FormattableString.Invariant($"texts has {count} entries; send at most {MostTexts} per request."));
        return [.. texts.EnumerateArray().Select((text, index) => Text(text)
            ?? throw new PageRequestException("texts", FormattableString.Invariant($"texts[{index}] is not text; put it in quotation marks.")))];
    }

    private static string? Text(JsonElement text)
    {
        try
        {
            return text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate without its other half is text to some writers, and none to this reader of JSON.
            throw new PageRequestException("texts", $"{text.GetRawText()[..Math.Min(40, text.GetRawText().Length)]} holds half a surrogate pair; leave it out.");
        }
    }
}

/// <summary>What is sent to have texts read.</summary>
internal sealed record TextsBody(IReadOnlyList<string> Texts);
