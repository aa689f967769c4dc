using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Tests.Networks.X;

internal sealed record XStubAnswer(int Status, string Body, params (string Name, string Value)[] Headers);

/// <summary>A request that the stub got.</summary>
/// <param name="Path">What follows "/2/".</param>
internal sealed record XStubRequest(string Path, IReadOnlyDictionary<string, string> Query, string Authorization)
{
    public bool IsTimeline => Path.EndsWith("/tweets", StringComparison.Ordinal);

    public bool IsMentions => Path.EndsWith("/mentions", StringComparison.Ordinal);

    public bool IsFollowers => Path.EndsWith("/followers", StringComparison.Ordinal);

    public bool IsSearch => Path == "tweets/search/recent";

    public bool IsLookup => Path == "tweets";

    public string? this[string name] => Query.GetValueOrDefault(name);
}

/// <summary>Answers in the documented shapes of X's API, with one account and its posts.</summary>
internal sealed class XStub : IAsyncDisposable
{
    public const string UserId = "2244994945678901234";

    private readonly WebApplication _app;

    private XStub(WebApplication app) => _app = app;

    public Uri BaseUri { get; private set; } = new("http://127.0.0.1");

    public ConcurrentQueue<XStubRequest> Requests { get; } = new();

    public string Metrics { get; set; } = """{"followers_count":570842,"following_count":2048,"tweet_count":1405,"listed_count":1672}""";

    /// <summary>The account's posts, newest first, as JSON.</summary>
    public IReadOnlyList<string> Posts { get; set; } = [];

    /// <summary>Posts that name the account, newest first, as JSON.</summary>
    public IReadOnlyList<string> Mentions { get; set; } = [];

    /// <summary>Everything in all conversations, newest first, as JSON: what a search finds by conversation and a lookup by id.</summary>
    public IReadOnlyList<string> Others { get; set; } = [];

    /// <summary>Who follows the account, the latest first, as JSON.</summary>
    public IReadOnlyList<string> Followers { get; set; } = [];

    /// <summary>What every list of posts refers to.</summary>
    public string Includes { get; set; } = """{"media":[{"media_key":"3_1","type":"photo"},{"media_key":"7_1","type":"video"}]}""";

    /// <summary>Posts per page, however many are asked for.</summary>
    public int PageSize { get; set; } = 2;

    /// <summary>How often tokens were renewed.</summary>
    public int Renewals { get; private set; }

    /// <summary>What the token endpoint answers; null for a new pair.</summary>
    public XStubAnswer? TokenAnswer { get; set; }

    /// <summary>Asked first; null lets the stub answer in the ordinary way.</summary>
    public Func<XStubRequest, XStubAnswer?> Instead { get; set; } = _ => null;

    public static async Task<XStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new XStub(app);
        app.MapGet("/2/{**path}", stub.AnswerAsync);
        app.MapGet("/behind/a/proxy/2/{**path}", stub.AnswerAsync);
        app.MapPost("/2/oauth2/token", stub.RenewAsync);
        await app.StartAsync();
        stub.BaseUri = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return stub;
    }

    public static string Post(string id, string createdAt, string rest = """, "public_metrics":{"retweet_count":5,"reply_count":2,"like_count":42,"quote_count":1,"bookmark_count":3,"impression_count":1500}""") =>
        $$"""{"id":"{{id}}","text":"Bonjour","edit_history_tweet_ids":["{{id}}"],"created_at":"{{createdAt}}","of_tomorrow":{"a":[1]} {{rest}} }""";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task RenewAsync(HttpContext context)
    {
        Renewals++;
        var answer = TokenAnswer ?? new(200, $$"""{"token_type":"bearer","expires_in":7200,"access_token":"user-access-{{Renewals}}","scope":"tweet.read","refresh_token":"user-refresh-{{Renewals}}"}""");
        context.Response.StatusCode = answer.Status;
        return context.Response.WriteAsync(answer.Body);
    }

    private async Task AnswerAsync(HttpContext context, string path)
    {
        var request = new XStubRequest(path, context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()), context.Request.Headers.Authorization.ToString());
        Requests.Enqueue(request);
        var answer = Instead(request) ?? new(200, Ordinary(request));
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Status == 200 ? "application/json" : "application/problem+json";
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body);
    }

    private string User() =>
        $$"""{"data":{"id":"{{UserId}}","name":"X Developers","username":"xdevelopers","protected":false,"public_metrics":{{Metrics}},"of_tomorrow":1} ,"of_tomorrow":[]}""";

    private string Ordinary(XStubRequest request) => request switch
    {
        { IsTimeline: true } => List(request, Posts),
        { IsMentions: true } => List(request, Mentions),
        { IsSearch: true } => List(request, [.. Others.Where(post => request["query"]!.Split(" OR ").Contains($"conversation_id:{Field(post, "conversation_id")}"))]),
        { IsFollowers: true } => Page(request, Followers, int.Parse(request["max_results"]!, CultureInfo.InvariantCulture)),
        { IsLookup: true } => Lookup(request["ids"]!.Split(',')),
        _ => User(),
    };

    // What is not there is named in "errors"; without any there is no "data".
    private string Lookup(string[] ids)
    {
        var found = Others.Concat(Posts).Where(post => ids.Contains(Field(post, "id"))).ToList();
        var missing = ids.Where(id => !found.Exists(post => Field(post, "id") == id))
            .Select(id => $$"""{"value":"{{id}}","title":"Not Found Error","type":"https://api.twitter.com/2/problems/resource-not-found"}""");
        var data = found.Count > 0 ? $"\"data\":[{string.Join(',', found)}]," : "";
        return $$"""{ {{data}} "errors":[{{string.Join(',', missing)}}]}""";
    }

    private string List(XStubRequest request, IReadOnlyList<string> posts) => Page(request, [.. posts.Where(post =>
        CreatedAt(post) is var at && at >= Instant(request["start_time"], DateTimeOffset.MinValue) && at < Instant(request["end_time"], DateTimeOffset.MaxValue))], PageSize);

    // No result has neither "data" nor ids in "meta"; "next_token" only where there is more.
    private string Page(XStubRequest request, IReadOnlyList<string> items, int size)
    {
        var skip = request["pagination_token"] is { } token ? int.Parse(token[1..], CultureInfo.InvariantCulture) : 0;
        var page = items.Skip(skip).Take(size).ToList();
        if (page.Count == 0)
            return """{"meta":{"result_count":0}}""";
        var next = skip + size < items.Count ? $",\"next_token\":\"t{skip + size}\"" : "";
        var includes = request.IsFollowers ? "" : $"\"includes\":{Includes},";
        return $$"""{"data":[{{string.Join(',', page)}}],{{includes}}"meta":{"result_count":{{page.Count}},"newest_id":"9","oldest_id":"1"{{next}} } }""";
    }

    private static DateTimeOffset CreatedAt(string post) => Instant(Field(post, "created_at"), default);

    private static string? Field(string post, string name) => JsonDocument.Parse(post).RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateTimeOffset Instant(string? text, DateTimeOffset otherwise) => text is null ? otherwise : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
