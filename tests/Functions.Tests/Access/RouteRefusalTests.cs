using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Engagement.Acceptance.Harness;
using Engagement.Functions.Tests.Harness;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Tests.Access;

/// <summary>Every route of the app, and what each refuses. The rows are made of the triggers: a new route is in it by being there.</summary>
public partial class RouteRefusalTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const int Refused = 401;

    // Larger than any route accepts.
    private const int Oversized = 12 * 1024 * 1024;

    private static readonly string[] BadJson = ["{", "[{\"followers\":", "nul", "\u0000", "{\"network\":\"facebook\",}", new string('[', 5000)];

    /// <summary>Put where a route takes a value, as they are on the wire.</summary>
    private static readonly string[] Tricks =
    [
        "..%2f..%2fpages", "%2e%2e%5c", "..;", "%00", "a%00b", "%0d%0aSet-Cookie:x=1", "*", "%2a", "a%7Cb", "'%20or%20'1'%20eq%20'1", "%27", "a%23b", "a%3Fb", "%C0%AF", "%ED%A0%80", "%E2%80%AE", "%25252e",
        new('a', 4000),
    ];

    /// <summary>A server resolves these: they are another address, which asks for a key of its own.</summary>
    private static readonly string[] DotSegments = ["..", "%2e%2e", ".%2e/..", "../../api/pages"];

    /// <summary>A page that the key may not read, written so that somebody might take it for another.</summary>
    private static readonly string[] Disguises =
        ["facebook/2000", "FACEBOOK/2000", "facebook/%32000", "facebook/1000/../2000", "facebook/1000/%2e%2e/2000", "facebook//2000", "facebook/2000%20", "facebook/2000.", "./facebook/2000", "%66acebook/2000"];

    public static TheoryData<string, string> Rows => [.. HttpFunction.All.SelectMany(function => function.Trigger.Methods!.Select(verb => (verb, function.Trigger.Route!)))];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task NoKeyWrongKeyKeyOfLessAndExpiredToken(string verb, string route)
    {
        var function = Function(verb, route);
        var path = Filled(route, GuardedApp.OwnPage);
        if (function.Trigger.AuthLevel == AuthorizationLevel.Anonymous)
        {
            await OpenAsync(verb, route, path);
            return;
        }
        await ShouldBeAsync(Refused, verb, path, key: null);
        await ShouldBeAsync(Refused, verb, path, key: "");
        await ShouldBeAsync(Refused, verb, path, key: "wrong");
        await ShouldBeAsync(Refused, verb, path, key: KnownKeys.Function[..^1]);
        await ShouldBeAsync(Refused, verb, path, key: null, token: app.ExpiredToken);
        await ShouldBeAsync(Refused, verb, path, key: null, token: app.GoodToken);
        await ShouldBeAsync(Refused, verb, $"{path}?code=wrong", key: null);
        if (function.Trigger.AuthLevel == AuthorizationLevel.Admin)
        {
            await ShouldBeAsync(Refused, verb, path, KnownKeys.Function);
            await ShouldBeAsync(Refused, verb, path, KnownKeys.Limited);
        }
        // With its key it is let in, so that it is the key that matters.
        (await app.SendAsync(verb, path, function.Trigger.AuthLevel == AuthorizationLevel.Admin ? KnownKeys.Master : KnownKeys.Function)).Status.ShouldNotBe(Refused);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task KeyOfAnotherPage(string verb, string route)
    {
        var function = Function(verb, route);
        if (function.Trigger.AuthLevel == AuthorizationLevel.Anonymous)
            return;
        if (!route.Contains("{network}/{id}", StringComparison.Ordinal))
        {
            // No page in the address: a limited key may call what a key may, and sees its page alone (the feed's own tests look closer).
            var (status, body) = await app.SendAsync(verb, Filled(route, GuardedApp.OtherPage), KnownKeys.Limited);
            status.ShouldBeOneOf(function.Trigger.AuthLevel == AuthorizationLevel.Admin ? [Refused] : [200, 400, 404]);
            body.ShouldNotContain($"\"{GuardedApp.OtherPage}\"");
            return;
        }
        var isAdmin = function.Trigger.AuthLevel == AuthorizationLevel.Admin;
        await ShouldBeAsync(isAdmin ? Refused : 403, verb, Filled(route, GuardedApp.OtherPage), KnownKeys.Limited);
        foreach (var disguise in Disguises)
        {
            var (status, body) = await app.SendAsync(verb, Filled(route.Replace("{network}/{id}", disguise, StringComparison.Ordinal), "x"), KnownKeys.Limited);
            status.ShouldBeOneOf([Refused, 400, 403, 404], $"{verb} {disguise} answers {status} {body}");
        }
        if (!isAdmin)
            (await app.SendAsync(verb, Filled(route, GuardedApp.OwnPage), KnownKeys.Limited)).Status.ShouldBeOneOf(400, 404);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task OversizedBodyAndBadJson(string verb, string route)
    {
        var path = Filled(route, GuardedApp.OwnPage);
        var takesBody = verb is "post" or "put" && !route.EndsWith("/replay", StringComparison.Ordinal);
        foreach (var json in BadJson)
        {
            var (status, body) = await app.SendAsync(verb, path, KnownKeys.Master, new StringContent(json, Encoding.UTF8, "application/json"));
            ShouldBeRefused(status, takesBody, $"{verb} {path} with {json[..Math.Min(30, json.Length)]}", body);
        }
        using var large = new ByteArrayContent(Encoding.ASCII.GetBytes($"{{\"name\":\"{new string('x', Oversized)}\"}}")) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        try
        {
            var (status, body) = await app.SendAsync(verb, path, KnownKeys.Master, large);
            ShouldBeRefused(status, takesBody, $"{verb} {path} with {Oversized} bytes", body);
        }
        catch (HttpRequestException)
        {
            // The server may hang up while more is being sent than it reads.
        }
        (await app.SendAsync("get", "health", null)).Status.ShouldBe(200, "and it goes on");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task PathTricks(string verb, string route)
    {
        if (!route.Contains('{', StringComparison.Ordinal))
            return;
        foreach (var trick in Tricks)
            foreach (var path in new[] { Parameter().Replace(route, trick), Filled(LastParameter().Replace(route, trick), GuardedApp.OwnPage) })
            {
                var (status, body) = await app.SendAsync(verb, path, KnownKeys.Master);
                // What a reader signs in for is refused before it is looked at.
                status.ShouldBeOneOf([400, 404, 414, .. route.StartsWith("entra/", StringComparison.Ordinal) ? [Refused] : Array.Empty<int>()], $"{verb} {path} answers {status} {body}");
                body.ShouldNotContain("Exception");
            }
        foreach (var dots in DotSegments)
        {
            var (status, body) = await app.SendAsync(verb, Parameter().Replace(route, dots), key: null);
            status.ShouldBeOneOf([Refused, 400, 404], $"{verb} {route} with {dots} answers {status} {body}");
        }
    }

    private async Task OpenAsync(string verb, string route, string path)
    {
        var (status, body) = await app.SendAsync(verb, path, key: null, token: app.ExpiredToken);
        switch (route)
        {
            case "health" or "openapi.json":
                status.ShouldBe(200);
                break;
            case "dashboard/{*path}":
                (await app.SendAsync(verb, "dashboard", key: null)).Status.ShouldBe(200, "files without any data; its page asks the JSON API with its reader's key");
                status.ShouldBe(404, body);
                break;
            case "webhooks/facebook":
                status.ShouldBe(verb == "get" ? 403 : Refused, "whoever calls is known by what they send");
                break;
            case "entra/odata/{*path}":
                status.ShouldBe(Refused, body);
                await ShouldBeAsync(Refused, verb, path, KnownKeys.Master);
                (await app.SendAsync(verb, "entra/odata/Pages", key: null, token: app.GoodToken)).Status.ShouldBe(200);
                break;
            default:
                throw new InvalidOperationException($"{route} is open to everybody: say here why");
        }
    }

    private async Task ShouldBeAsync(int expected, string verb, string path, string? key, string? token = null)
    {
        var (status, body) = await app.SendAsync(verb, path, key, token: token);
        status.ShouldBe(expected, $"{verb} {path} with key {key}: {body}");
    }

    private static void ShouldBeRefused(int status, bool takesBody, string what, string body)
    {
        if (takesBody)
            status.ShouldBeOneOf([400, Refused, 404, 413], $"{what} answers {status} {body}");
        else
            status.ShouldBeLessThan(500, $"{what} answers {status} {body}");
        body.ShouldNotContain("Exception");
    }

    private static HttpFunction Function(string verb, string route) => HttpFunction.All.Single(function => function.Trigger.Route == route && function.Trigger.Methods!.Contains(verb));

    private static string Filled(string route, string page) => Parameter().Replace(route, match => match.Groups["name"].Value switch
    {
        "network" => "facebook",
        "id" => page,
        "path" => "Nothing",
        "file" => "Posts.csv",
        "month" => "2026-10",
        "queue" => "collect",
        "message" => "00000000-0000-0000-0000-000000000000",
        "erasure" => new string('0', 32),
        _ => "one",
    });

    [GeneratedRegex(@"\{\*?(?<name>\w+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{\*?\w+\}(?=[^{]*$)")]
    private static partial Regex LastParameter();
}
