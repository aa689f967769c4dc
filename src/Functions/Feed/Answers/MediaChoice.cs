using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Engagement.Functions.Feed.Answers;

/// <summary>How data is written, as agreed with the client.</summary>
/// <param name="HasContext">Whether control information beyond paging and counts is written: odata.metadata=minimal against none.</param>
/// <param name="NumbersAsText">Int64 and Decimal as strings, for clients whose numbers are doubles.</param>
internal sealed record JsonFormat(bool HasContext, bool NumbersAsText)
{
    public static readonly JsonFormat Minimal = new(true, false);

    public string ContentType => $"application/json;odata.metadata={(HasContext ? "minimal" : "none")}{(NumbersAsText ? ";IEEE754Compatible=true" : "")};charset=utf-8";
}

/// <summary>Chooses what to answer with by what the client accepts: of several by weight, then by order; what is not offered is passed over.</summary>
internal static class MediaChoice
{
    private const string Offered = "data is application/json with odata.metadata=minimal or none, $metadata is application/xml, a count is text/plain";

    public static JsonFormat Json(HttpRequest request, string? format) =>
        Accepted(request, format, type => type.IsSubsetOf(Parse("application/json")) || type.MatchesAllTypes || type is { Type.Value: "application", MatchesAllSubTypes: true } ? Format(type) : null)
            ?? (HasPreference(request, format) ? throw FeedException.NotAcceptable($"None of the accepted media types is offered: {Offered}.") : JsonFormat.Minimal);

    /// <summary>Metadata is XML, wherever XML stands in the list; no preference means XML, too.</summary>
    public static void RequireXml(HttpRequest request, string? format) => Require(request, format, "application/xml", "text/xml");

    public static void RequireText(HttpRequest request, string? format) => Require(request, format, "text/plain");

    private static void Require(HttpRequest request, string? format, params string[] offered)
    {
        if (HasPreference(request, format) && Accepted(request, format, type => offered.Any(one => Parse(one).IsSubsetOf(type) || type.IsSubsetOf(Parse(one))) ? type : null) is null)
            throw FeedException.NotAcceptable($"None of the accepted media types is offered: {Offered}.");
    }

    private static bool HasPreference(HttpRequest request, string? format) => format is not null || request.Headers.Accept.Any(value => !string.IsNullOrWhiteSpace(value));

    private static T? Accepted<T>(HttpRequest request, string? format, Func<MediaTypeHeaderValue, T?> choose)
        where T : class
    {
        if (format is not null)
            return MediaTypeHeaderValue.TryParse(Expanded(format), out var named) ? choose(named) : throw FeedException.Bad($"$format '{format}' is not a media type, json or xml.");
        // Ill-formed ranges are passed over, as HTTP allows.
        return request.Headers.Accept.SelectMany(value => (value ?? "").Split(','))
            .Select(range => MediaTypeHeaderValue.TryParse(range.Trim(), out var type) ? type : null).OfType<MediaTypeHeaderValue>()
            .Where(type => type.Quality != 0)
            .OrderByDescending(type => type.Quality ?? 1)
            .Select(choose).FirstOrDefault(chosen => chosen is not null);
    }

    private static JsonFormat? Format(MediaTypeHeaderValue type)
    {
        var level = Parameter(type, "odata.metadata") ?? Parameter(type, "metadata") ?? "minimal";
        var exact = Parameter(type, "IEEE754Compatible") ?? "false";
        return (level.ToLowerInvariant(), exact.ToLowerInvariant()) switch
        {
            ("minimal" or "none", "true" or "false") => new(level.Equals("minimal", StringComparison.OrdinalIgnoreCase), exact.Equals("true", StringComparison.OrdinalIgnoreCase)),
            _ => null,
        };
    }

    private static string? Parameter(MediaTypeHeaderValue type, string name) =>
        type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.ToString();

    private static string Expanded(string format) => format.ToLowerInvariant() switch
    {
        "json" => "application/json",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        _ => format,
    };

    private static MediaTypeHeaderValue Parse(string type) => MediaTypeHeaderValue.Parse(type);
}
