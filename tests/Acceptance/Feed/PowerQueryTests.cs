using System.Net;
using System.Text.Json;
using Engagement.Acceptance.Harness;

namespace Engagement.Acceptance.Feed;

/// <summary>Power Query's own requests, header by header, with a key, without one, and on the way to a sign-in.</summary>
[Collection(FeedTests.Name)]
public sealed class PowerQueryTests(FeedWorld world)
{
    /// <remarks>Source: https://github.com/NLstn/go-odata/issues/874 and Microsoft's powerquery-docs, read-query-diagnostics.</remarks>
    private static readonly (string, string)[] Headers =
    [
        ("Accept", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7"),
        ("MaxDataServiceVersion", "3.0"),
        ("OData-MaxVersion", "4.0"),
        ("Accept-Encoding", "gzip, deflate"),
        ("User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)"),
    ];

    public static TheoryData<string> Requests => ["", "$metadata", "Pages?$top=1000", "DailyMetrics?$top=1000"];

    [Fact]
    public async Task Sequence_WithTheKeyInTheQuery_ReadsEverything()
    {
        using var service = await SendAsync("");
        service.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        using var metadata = await SendAsync("$metadata");
        metadata.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml", "although JSON stands first in what is accepted");
        using var preview = await SendAsync("DailyMetrics?%24top=1000");
        var first = await JsonAsync(preview);
        first.GetProperty("value").GetArrayLength().ShouldBeGreaterThan(200);
        first.TryGetProperty("@odata.nextLink", out _).ShouldBeFalse("1000 rows were asked for, and fewer are there");

        var page = $"facebook~{world.OwnPage}";
        using var folded = await SendAsync($"DailyMetrics?$filter=PageKey%20eq%20'{page}'%20and%20Day%20ge%202026-10-01%20and%20Day%20lt%202026-11-01&$select=Day%2CViews&$orderby=Day");
        var rows = (await JsonAsync(folded)).GetProperty("value").EnumerateArray().ToList();
        rows.Count.ShouldBe(31);
        rows.ShouldAllBe(row => row.EnumerateObject().Select(property => property.Name).SequenceEqual(new[] { "Day", "Views" }));

        var posts = 0;
        for (var next = $"Posts?$filter=CreatedAt%20ge%202026-10-01T00:00:00%2B01:00"; next is not null;)
        {
            using var answer = await SendAsync(next, ("Prefer", "odata.maxpagesize=10"));
            var body = await JsonAsync(answer);
            posts += body.GetProperty("value").GetArrayLength();
            next = body.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
            next?.ShouldNotContain(KnownKeys.Function);
        }
        posts.ShouldBeGreaterThan(10, "the links were followed");
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task AnyRequest_WithoutAKey_IsRefused(string path)
    {
        using var answer = await world.SendAsync(path, key: null, Headers);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task AnyRequest_WithAnEmptyBearer_IsToldWhereToSignIn(string path)
    {
        using var answer = await world.SendAsync($"../entra/odata/{path}", key: null, [.. Headers, ("Authorization", "Bearer")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe($"Bearer authorization_uri={world.Authority.Address.AbsoluteUri.TrimEnd('/')}/{StubAuthority.Tenant}/oauth2/authorize");
        answer.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task AnyRequest_WithAToken_IsAnswered(string path)
    {
        using var answer = await world.SendAsync($"../entra/odata/{path}", key: null, [.. Headers, ("Authorization", $"Bearer {world.Authority.Token(StubAuthority.AnyUser)}")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Key_InALinkTwice_IsIgnored()
    {
        using var first = await SendAsync("DailyMetrics", ("Prefer", "odata.maxpagesize=5"));
        var next = (await JsonAsync(first)).GetProperty("@odata.nextLink").GetString()!;

        using var again = await world.SendAsync($"{next}&code={KnownKeys.Function}&code={KnownKeys.Function}", key: null, Headers);

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params (string, string)[] more)
    {
        var withKey = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={KnownKeys.Function}";
        var answer = await world.SendAsync(withKey, key: null, [.. Headers, .. more]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        answer.Headers.GetValues("OData-Version").ShouldBe(["4.0"], path);
        return answer;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
