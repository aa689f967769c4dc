using System.Text.Json;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Reads ids, which become storage keys and parts of addresses.</summary>
internal static class FacebookIds
{
    private const int MaxLength = 200;

    /// <summary>Null when there is none, or none that can be used.</summary>
    public static string? FindId(this JsonElement value, string name) =>
        value.FindText(name) is { Length: > 0 and <= MaxLength } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':') ? id : null;
}
