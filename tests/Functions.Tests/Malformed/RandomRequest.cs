using System.Net;
using System.Security.Cryptography;
using System.Text;
using Engagement.Functions.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Tests.Malformed;

/// <summary>A request that nobody meant, to a route that exists.</summary>
internal sealed record RandomRequest(HttpFunction Function, string Verb, IReadOnlyDictionary<string, string?> Route, string Query, string Body, IReadOnlyDictionary<string, string> Headers)
{
    // Good ones for each parameter: noise alone would get no further than the first check.
    private static readonly Dictionary<string, string[]> Good = new()
    {
        ["network"] = ["facebook", "x"],
        ["id"] = ["1000", "7"],
        ["path"] = ["Posts", "Pages('facebook~1000')", "DailyMetrics/$count", "$metadata", ""],
        ["file"] = ["Posts.csv", "DailyMetrics.xlsx"],
        ["month"] = ["2026-10"],
        ["queue"] = ["collect", "digest"],
        ["period"] = ["week", "month"],
        ["days"] = ["7", "28", "90"],
        ["endingDay"] = ["2026-11-20"],
        ["firstDay"] = ["2026-10-01"],
        ["lastDay"] = ["2026-11-21"],
        ["kpis"] = ["views", "best_post"],
    };

    private static readonly string[] FeedOptions = ["$filter", "$select", "$orderby", "$top", "$skip", "$count", "$expand", "$format", "$skiptoken", "$apply", "$search"];

    private static readonly string[] FeedValues =
    [
        "Day ge 2026-11-01 and PageKey eq 'facebook~1000'", "contains(Message,'x')", "Views gt 1e400", "not (Day eq null)", "((((((((((Day eq 2026-01-01))))))))))", "Day desc,Views", "Key,Day", "-1", "5", "json", "true",
        "Day add duration'P1D' gt 2026-01-01", "year(Day) eq 2026", "Views div 0 eq 1", "concat(",
    ];

    private static readonly string[] Bodies =
    [
        """{"network":"facebook","id":"1000","name":"My page","timeZone":"Europe/Paris","market":"FR","collects":["insights"],"businessHours":"Mo-Fr 09:00-18:00","lastDay":"2026-11-21","tenant":"Us"}""",
        """{"hours":12.5,"cost":600,"currency":"EUR"}""",
        """{"title":"Press","firstDay":"2026-11-01","lastDay":"2026-11-02"}""",
        """{"reason":"A contest","reviewer":"Ada"}""",
        """{"name":"Contacts","kind":"level","target":2000,"unit":"contacts","period":"month","firstDay":"2026-03-01","lastDay":"2026-08-31","kpi":"views","direction":"at_least"}""",
        """{"firstDay":"2026-03-01","value":12}""",
        """{"texts":["Bonjour","Pourquoi ?"]}""",
        """{"network":"facebook","authorId":"77","conversationIds":["t_1"]}""",
        """[{"followers":6,"following":1400},{"followers":250,"hasBio":true}]""",
        """{"object":"page","entry":[{"id":"1000","time":1795000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"hide","comment_id":"1_2","post_id":"1000_1"}}]}]}""",
    ];

    public static RandomRequest Draw(RandomText text, string appSecret)
    {
        var function = text.Pick(HttpFunction.All);
        var route = function.RouteParameters.ToDictionary(name => name, name => (string?)Value(text, name));
        var names = function.QueryParameters.Concat(text.OneIn(2) ? FeedOptions : []).Append("code").ToList();
        var query = string.Join('&', Enumerable.Range(0, text.OneIn(2) ? 3 : 1).Select(_ => text.Pick(names)).Select(name => $"{name}={Escaped(text, name.StartsWith('$') && !text.OneIn(4) ? text.Pick(FeedValues) : Value(text, name))}"));
        var body = text.Like(text.Pick(Bodies));
        var headers = new Dictionary<string, string> { ["Content-Type"] = text.OneIn(3) ? text.Word() : "application/json" };
        if (text.OneIn(3))
            headers[text.Pick(["Accept", "If-None-Match", "OData-Version", "OData-MaxVersion", "Prefer", "X-Forwarded-Host", "X-Forwarded-Proto", "Authorization", "X-Hub-Signature-256"])] = text.Word();
        else
            headers["X-Hub-Signature-256"] = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(body)));
        return new(function, text.Pick(function.Trigger.Methods!), route, query.Length == 0 ? "" : "?" + query, body, headers);
    }

    public DefaultHttpContext Context()
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = (Verb.ToUpperInvariant(), "http", new("localhost"));
        context.Request.Path = "/api/" + string.Join('/', Function.Trigger.Route!.Split('/').Select(part => part.StartsWith('{') ? "x" : part));
        context.Request.QueryString = new(Query);
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Body));
        foreach (var (name, value) in Route)
            context.Request.RouteValues[name] = value;
        foreach (var (name, value) in Headers)
            context.Request.Headers[name] = value;
        return context;
    }

    public override string ToString() =>
        $"{Verb} {Function.Name} {string.Join(", ", Route.Select(value => $"{value.Key}={value.Value}"))} {Query} {string.Join(", ", Headers.Select(header => $"{header.Key}: {header.Value}"))} {Body[..Math.Min(300, Body.Length)]}";

    private static string Value(RandomText text, string name) => Good.TryGetValue(name, out var good) && !text.OneIn(4) ? text.Pick(good) : text.Word();

    // A server hands on what is between '&' as it came.
    private static string Escaped(RandomText text, string value) => text.OneIn(8) ? new string([.. value.Where(c => c is > ' ' and <= '~' and not '#')]) : WebUtility.UrlEncode(value);
}
