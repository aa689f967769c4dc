using System.Text.Json;

namespace Engagement.Functions.Networks.X;

/// <summary>A problem that X reports, as an answer of its own or inside one with HTTP status 200.</summary>
/// <param name="Type">The last segment of the problem type: X moved the part before it to another host.</param>
/// <param name="Title">X's title. It may quote what was sent: compare with it, never show it.</param>
/// <param name="Code">The number that errors in X's older format carry.</param>
internal sealed record XError(int HttpStatus, string? Type, string? Title, long? Code)
{
    /// <summary>Problem type of something that is there, with a field that the caller may not see.</summary>
    public const string FieldNotAuthorized = "not-authorized-for-field";

    /// <summary>The error without anything that could be secret.</summary>
    public string Number => Code is null ? FormattableString.Invariant($"HTTP {HttpStatus}") : FormattableString.Invariant($"HTTP {HttpStatus}, code {Code}");

    /// <summary>The error that an answer is; its status alone when it is in neither of X's formats.</summary>
    public static XError Read(int httpStatus, JsonElement? answer) => answer is not { } body
        ? new(httpStatus, null, null, null)
        : body.FindText("title") is not null || body.FindText("type") is not null
            ? One(httpStatus, body)
            : ReadInside(httpStatus, body).FirstOrDefault() ?? new(httpStatus, null, null, null);

    /// <summary>The errors that an answer lists beside, or instead of, its data.</summary>
    public static IEnumerable<XError> ReadInside(int httpStatus, JsonElement answer) => answer.FindItems("errors").Select(error => One(httpStatus, error));

    /// <summary>Whether a listed error says that a field of something may not be seen.</summary>
    public static bool IsOfField(JsonElement error) => One(200, error).Type == FieldNotAuthorized;

    private static XError One(int httpStatus, JsonElement error) =>
        new(httpStatus, error.FindText("type")?.TrimEnd('/').Split('/')[^1], error.FindText("title"), error.FindCount("code"));
}
