using System.Text;
using System.Text.Json;
using Engagement.Functions.Access;
using Engagement.Functions.Feed;
using Engagement.Functions.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Engagement.Functions.Tests.Feed;

internal sealed record FeedAnswered(int Status, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Next => Json.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;

    public IEnumerable<string> Keys(string name = "Key") => Json.GetProperty("value").EnumerateArray().Select(row => row.GetProperty(name).GetString()!);
}

/// <summary>Asks the feed without a server.</summary>
internal static class FeedCalls
{
    /// <param name="path">Behind the service root, with the query.</param>
    /// <param name="body">What the answer is written to; lets a test look at it meanwhile.</param>
    public static async Task<FeedAnswered> FeedAsync(
        this Pipeline pipeline, string path, int? pageSize = null, Reader? reader = null, Action<IFeatureCollection>? features = null, MemoryStream? body = null)
    {
        body ??= new();
        var http = new DefaultHttpContext { RequestServices = pipeline.Get<IServiceProvider>() };
        features?.Invoke(http.Features);
        var query = path.IndexOf('?', StringComparison.Ordinal);
        http.Request.Scheme = "https";
        http.Request.Host = new("kpi.example.com");
        http.Request.QueryString = new(query < 0 ? "" : path[query..]);
        if (pageSize is not null)
            http.Request.Headers["Prefer"] = $"odata.maxpagesize={pageSize}";
        (reader ?? Reader.Unlimited).IsWhoSent(http);
        http.Response.Body = body;
        await pipeline.Get<FeedEndpoint>().Get("/api/odata", query < 0 ? path : path[..query]).ExecuteAsync(http);
        await http.Response.BodyWriter.FlushAsync();
        return new(http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }

    /// <summary>The keys of all pages, following links.</summary>
    public static async Task<IReadOnlyList<string>> AllKeysAsync(this Pipeline pipeline, string path, int pageSize)
    {
        var keys = new List<string>();
        for (string? next = path; next is not null;)
        {
            var answer = await pipeline.FeedAsync(next, pageSize);
            answer.Status.ShouldBe(200, $"{next}: {answer.Body}");
            keys.AddRange(answer.Keys());
            next = answer.Next?.Replace("https://kpi.example.com/api/odata/", "", StringComparison.Ordinal);
        }
        return keys;
    }
}
