using System.Text.Json;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>An error answer.</summary>
/// <param name="Code">Facebook's code; null when the answer was not in Facebook's error format.</param>
/// <param name="Message">Facebook's text. It may quote the token: compare with it, never show it.</param>
internal sealed record FacebookError(int HttpStatus, int? Code, int? Subcode, string Message)
{
    /// <summary>The error without anything that could be secret.</summary>
    public string Number => Code is null
        ? FormattableString.Invariant($"HTTP {HttpStatus}")
        : Subcode is null ? FormattableString.Invariant($"code {Code}") : FormattableString.Invariant($"code {Code}, subcode {Subcode}");

    public static FacebookError Read(int httpStatus, JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Object } body && body.Find("error") is { ValueKind: JsonValueKind.Object } error
            ? new(httpStatus, (int?)error.FindCount("code"), (int?)error.FindCount("error_subcode"), error.FindText("message") ?? "")
            : new(httpStatus, null, null, "");
}
