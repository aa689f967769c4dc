using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Tests.Harness;

internal sealed record StubAnswer(int Status, string Body, string? UsageHeader = null, string? RetryAfter = null);

/// <summary>A request that the stub got.</summary>
/// <param name="Edge">What follows the page's id in the path: "insights", "published_posts"; empty for a node such as "me".</param>
internal sealed record StubRequest(string PageId, string Edge, IReadOnlyDictionary<string, string> Query, string Authorization, string Method = "GET")
{
    public string[] Metrics => Query.GetValueOrDefault("metric")?.Split(',') ?? [];
}

/// <summary>Answers in Graph API shapes written for these tests, independently of the simulator.</summary>
internal sealed class GraphStub : IAsyncDisposable
{
    /// <summary>What the node of every page says.</summary>
    public const long FollowersNow = 7001;
    public const long FansNow = 6500;

    private readonly WebApplication _app;

    private GraphStub(WebApplication app) => _app = app;

    public Uri BaseUri { get; private set; } = new("http://127.0.0.1");

    public ConcurrentQueue<StubRequest> Requests { get; } = new();

    /// <summary>The value of a metric on a day; null leaves the point out.</summary>
    public Func<string, DateOnly, long?> Value { get; set; } = Ordinary;

    /// <summary>Posts of every page, newest first, as JSON.</summary>
    public IReadOnlyList<string> Posts { get; set; } = [];

    /// <summary>The entry of "page_follows_country" in answers about insights, as JSON.</summary>
    public string Countries { get; set; } = """{"name":"page_follows_country","period":"day","values":[]}""";

    /// <summary>Conversations of every page, newest first, as JSON.</summary>
    public IReadOnlyList<string> Conversations { get; set; } = [];

    /// <summary>Asked first; null lets the stub answer in the ordinary way.</summary>
    public Func<StubRequest, StubAnswer?> Instead { get; set; } = _ => null;

    public static async Task<GraphStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new GraphStub(app);
        app.MapMethods("/v26.0/{page}/{edge}", ["GET", "POST", "DELETE"], stub.AnswerAsync);
        app.MapGet("/behind/a/proxy/v26.0/{page}/{edge}", stub.AnswerAsync);
        app.MapGet("/v26.0/{page}", (HttpContext context, string page) => stub.AnswerAsync(context, page, ""));
        await app.StartAsync();
        stub.BaseUri = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return stub;
    }

    public static string Error(int code, int? subcode = null, string message = "An error") => System.Text.Json.JsonSerializer.Serialize(
        new { error = new { message, type = "OAuthException", code, error_subcode = subcode, fbtrace_id = "x" } });

    // Paid and organic plays make up all plays, as they do on Facebook.
    private static long? Ordinary(string metric, DateOnly day) => metric == "page_video_views"
        ? Ordinary("page_video_views_paid", day) + Ordinary("page_video_views_organic", day)
        : metric.Length * 1000 + day.DayOfYear;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string page, string edge)
    {
        var request = new StubRequest(page, edge, context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()), context.Request.Headers.Authorization.ToString(), context.Request.Method);
        Requests.Enqueue(request);
        var answer = Instead(request) ?? edge switch
        {
            "" => new(200, $$"""{"id":"{{page}}","name":"Page","followers_count":{{FollowersNow}},"fan_count":"{{FansNow}}"}"""),
            "subscribed_apps" => new(200, """{"success":true}"""),
            "insights" => new(200, StubShapes.Insights(request, Value, Countries)),
            "conversations" => new(200, StubShapes.TwoAtATime(request, Conversations, BaseUri)),
            _ => new(200, StubShapes.Posts(request, Posts, BaseUri)),
        };
        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is not null)
            context.Response.Headers.RetryAfter = answer.RetryAfter;
        if (answer.UsageHeader is not null)
            context.Response.Headers["X-Business-Use-Case-Usage"] = answer.UsageHeader;
        await context.Response.WriteAsync(answer.Body);
    }
}
