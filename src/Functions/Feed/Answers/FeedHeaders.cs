using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Feed.Answers;

/// <summary>What OData says in headers: which version is spoken, and how long a page of an answer may be.</summary>
internal static class FeedHeaders
{
    /// <summary>Rows of one answer; the next ones are behind a link.</summary>
    public const int MaxPageSize = 5000;

    private const string Version = "OData-Version";
    private const string MaxVersion = "OData-MaxVersion";

    // Once, whatever else was said before: two of them are read as "4.0,4.0", which no client takes.
    public static void SayVersion(HttpResponse response) => response.Headers[Version] = "4.0";

    /// <exception cref="FeedException">The client speaks no version that this service does.</exception>
    public static void CheckVersions(HttpRequest request)
    {
        foreach (var name in new[] { MaxVersion, Version })
            if (request.Headers[name].FirstOrDefault() is { Length: > 0 } text
                && (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) || (name == MaxVersion ? version < 4 : version is < 4 or > 4.01m)))
                throw FeedException.Bad($"{name} is '{text}'; this service speaks OData 4.0.");
    }

    /// <summary>The page size that the client prefers, if it may have it.</summary>
    public static int PageSize(HttpRequest request, HttpResponse response)
    {
        foreach (var preference in request.Headers["Prefer"].SelectMany(value => (value ?? "").Split(',', ';')))
            if (preference.Split('=') is [var name, var value] && name.Trim() is "odata.maxpagesize" or "maxpagesize"
                && int.TryParse(preference.Split('=')[1].Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0)
            {
                response.Headers["Preference-Applied"] = FormattableString.Invariant($"{preference.Split('=')[0].Trim()}={Math.Min(size, MaxPageSize)}");
                return Math.Min(size, MaxPageSize);
            }
        return MaxPageSize;
    }
}
