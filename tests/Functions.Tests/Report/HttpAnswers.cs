using System.Text;
using System.Text.Json;
using Engagement.Functions.Access;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Tests.Report;

internal sealed record HttpAnswer(int Status, string? ContentType, JsonElement Body);

/// <summary>Runs results as the host does and reads what goes over the wire.</summary>
internal static class HttpAnswers
{
    public static async Task<HttpAnswer> SendAsync(this Pipeline pipeline, IResult result)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = pipeline.Get<IServiceProvider>() };
        context.Response.Body = body;
        await result.ExecuteAsync(context);
        return new(context.Response.StatusCode, context.Response.ContentType, JsonDocument.Parse(Encoding.UTF8.GetString(body.ToArray())).RootElement);
    }

    public static async Task<HttpAnswer> ListPagesAsync(this Pipeline pipeline, string? limit = null, string? cursor = null, Reader? reader = null) =>
        await pipeline.SendAsync(await pipeline.Get<PageReport>().GetAsync(limit, cursor, reader ?? Reader.Unlimited, CancellationToken.None));

    public static HttpRequest Request(string body) => new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) } }.Request;
}
