using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engagement.Simulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.Meta;

/// <summary>Answers every call to the Graph API: route, fault, answer.</summary>
internal sealed class GraphEndpoint(SimulatedPages pages, FaultBoard faults, string? appSecret, CancellationToken stopping)
{
    /// <summary>The network writes "+0000" and '&amp;' as they are.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Html = "text/html; charset=utf-8";

    private readonly GraphRouter _router = new(pages, appSecret);
    private readonly UsageHeaders _usage = new();

    public async Task AnswerAsync(HttpContext context)
    {
        _usage.Write(context.Response, GraphVersions.Newest);
        try
        {
            var (call, rest) = _router.Open(context.Request);
            context.Response.Headers["facebook-api-version"] = call.Version;
            if (_router.FindInspected(call, rest) is { } inspected)
                await AnswerAsync(context, call, new(inspected, inspected.Profile.Id, FaultKinds.TokenEndpoint, [], () => TokenEndpoints.Debug(call, pages)));
            else if (_router.AnswerWithoutPage(call, rest) is { } answer)
                await WriteAsync(context, 200, answer.ToJsonString(Json));
            else
                await AnswerAsync(context, call, _router.Find(call, rest));
        }
        catch (GraphException e)
        {
            await WriteAsync(context, e.Error.Status, e.Error.Body(TraceId(context.Request)).ToJsonString(Json));
        }
    }

    private async Task AnswerAsync(HttpContext context, GraphCall call, GraphTarget target)
    {
        var fault = faults.Take(target.Page.Profile.Id, target.Endpoint, target.Metrics);
        switch (fault?.Kind)
        {
            case null:
                await WriteAsync(context, 200, target.Answer().ToJsonString(Json));
                return;
            case FaultKinds.Timeout:
                await Silence.KeepAsync(context, stopping);
                return;
            case FaultKinds.Slow:
                await Task.Delay(fault.Delay, context.RequestAborted);
                await WriteAsync(context, 200, target.Answer().ToJsonString(Json));
                return;
            case FaultKinds.NotJson:
                await WriteAsync(context, 200, "<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>", Html);
                return;
            case FaultKinds.BadGateway:
                WriteRetryAfter(context, fault);
                await WriteAsync(context, 502, "<html><head><title>502 Bad Gateway</title></head></html>", Html);
                return;
            case FaultKinds.TruncatedJson:
                var whole = target.Answer().ToJsonString(Json);
                await WriteAsync(context, 200, whole[..(whole.Length / 2)]);
                return;
            case FaultKinds.NothingVisible when target.Endpoint != "insights":
                await WriteAsync(context, 200, """{"data":[]}""");
                return;
            case FaultKinds.NothingVisible:
            case FaultKinds.EmptyInsights:
                await WriteAsync(context, 200, PageInsights.Empty(call, target.Page).ToJsonString(Json));
                return;
            case FaultKinds.EmptyList:
                await WriteAsync(context, 200, """{"data":[]}""");
                return;
            case FaultKinds.ZeroLag:
                await WriteAsync(context, 200, ZeroLag.Apply(target.Answer()).ToJsonString(Json));
                return;
            case FaultKinds.TokenNotValid:
                await WriteAsync(context, 200, TokenEndpoints.Invalid().ToJsonString(Json));
                return;
            case FaultKinds.DataAccessExpired:
                await WriteAsync(context, 200, TokenEndpoints.WithoutDataAccess(target.Answer(), pages.Now).ToJsonString(Json));
                return;
        }

        var error = FaultKinds.ErrorOf(fault.Kind, pages.Now, target.ObjectId);
        UsageHeaders.WriteLimit(context.Response, error.Code, target.Page.Profile.Id);
        WriteRetryAfter(context, fault);
        throw new GraphException(error);
    }

    private static void WriteRetryAfter(HttpContext context, Fault fault)
    {
        if (fault.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task WriteAsync(HttpContext context, int status, string body,
        string contentType = "application/json; charset=UTF-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    }

    /// <summary>Follows from the address, so that the same call gets the same answer.</summary>
    private static string TraceId(HttpRequest request) =>
        "A" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request.Path.Value + request.QueryString.Value)))[..20];
}
