using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engagement.Simulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.X;

/// <summary>Answers every call to the X API: caller, limit, fault, answer.</summary>
internal sealed class XEndpoint(XWorld world, FaultBoard faults, XSpellings spellings, CancellationToken stopping)
{
    private const string Json = "application/json; charset=utf-8";
    private const string ProblemJson = "application/problem+json; charset=utf-8";
    private const string Html = "text/html; charset=utf-8";
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly XRateLimits _limits = new();
    private readonly XUsage _usage = new();

    public async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        context.Response.Headers["api-version"] = "2.168";
        context.Response.Headers["x-access-level"] = "read";
        context.Response.Headers["x-transaction-id"] = TransactionId(request);
        try
        {
            var path = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)[1..];
            if (path is ["oauth2", "token"] && HttpMethods.IsPost(request.Method))
                await AnswerTokenAsync(context);
            else if (HttpMethods.IsGet(request.Method))
                await AnswerAsync(context, path);
            else
                throw XError.NoSuchPath();
        }
        catch (XException e)
        {
            await WriteAsync(context, e.Status, Text(e.Body), e.Status == 200 || e.Body.ContainsKey("error") ? Json : ProblemJson);
        }
    }

    private async Task AnswerAsync(HttpContext context, string[] path)
    {
        var names = XCall.NamesOf(context.Request.Query, spellings);
        var actsFor = Identify(context.Request);
        var call = new XCall(context.Request.Query, names, spellings, actsFor);
        var route = new XRouter(world, _usage).Find(path);
        var limit = (actsFor is null ? route.Limit.App : route.Limit.User)
            ?? throw XError.UnsupportedAuthentication(names, isUser: actsFor is not null);
        if (!_limits.Take(context.Response, actsFor, route.Limit.Endpoint, limit, world.Now))
            throw XError.TooManyRequests();

        await AnswerAsync(context, names, route.Accounts(call), route.FaultEndpoint, () =>
        {
            var answer = route.Answer(call);
            if (route.ReadsPosts)
                _usage.Count(Core.Network.X.DayOf(world.Now), answer["data"]);
            return answer;
        });
    }

    private async Task AnswerTokenAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        var owner = world.Tokens.OwnerOf(form["refresh_token"].ToString());
        await AnswerAsync(context, XNames.Tweet, owner is { } id ? [id] : [], "token",
            () => XTokenEndpoint.Refresh(world.Tokens, context.Request.Headers.Authorization.ToString(), form));
    }

    /// <summary>The account for which the caller acts; null for the app alone.</summary>
    private long? Identify(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
        if (token == world.Tokens.Bearer)
            return null;
        return world.Tokens.AccountOf(token) is { } account ? account : throw XError.Unauthorized();
    }

    private async Task AnswerAsync(HttpContext context, XNames names, IEnumerable<long> accounts, string endpoint, Func<JsonObject> answer)
    {
        var (fault, account) = Take(accounts, endpoint);
        switch (fault?.Kind)
        {
            case FaultKinds.Timeout:
                await Silence.KeepAsync(context, stopping);
                return;
            case FaultKinds.NotJson:
                await WriteAsync(context, 200, "<!DOCTYPE html><html><body>Something went wrong.</body></html>", Html);
                return;
            case FaultKinds.BadGateway:
                WriteRetryAfter(context, fault);
                await WriteAsync(context, 502, "<html><head><title>502 Bad Gateway</title></head></html>", Html);
                return;
            case FaultKinds.TruncatedJson:
                var whole = Text(answer());
                await WriteAsync(context, 200, whole[..(whole.Length / 2)], Json);
                return;
            case FaultKinds.EmptyList:
                await WriteAsync(context, 200, """{"meta":{"result_count":0}}""", Json);
                return;
            case XFaults.PartialErrors:
                var partial = answer();
                partial["errors"] = new JsonArray(XError.NotFound(names, "tweet", "referenced_tweets.id", "1"));
                await WriteAsync(context, 200, Text(partial), Json);
                return;
            case FaultKinds.Slow:
                await Task.Delay(fault.Delay, context.RequestAborted);
                break;
            case { } kind:
                if (XFaults.IsRateLimit(kind))
                    XRateLimits.WriteExhausted(context.Response);
                if (kind == XFaults.RateLimitWithoutReset)
                    XRateLimits.WithoutReset(context.Response);
                WriteRetryAfter(context, fault);
                throw XFaults.ErrorOf(kind, names, Core.Network.X.DayOf(world.Now), account);
        }

        await WriteAsync(context, 200, Text(answer()), Json);
    }

    private static void WriteRetryAfter(HttpContext context, Fault fault)
    {
        if (fault.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = XText.Of(seconds);
    }

    private (Fault? Fault, string Account) Take(IEnumerable<long> accounts, string endpoint)
    {
        foreach (var account in accounts.Select(XText.Of).Distinct())
            if (faults.Take(account, endpoint, []) is { } fault)
                return (fault, account);
        return (null, "");
    }

    private static async Task WriteAsync(HttpContext context, int status, string body, string contentType)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    }

    private static string Text(JsonObject body) => body.ToJsonString(Relaxed);

    /// <summary>Follows from the address, so that the same call gets the same answer.</summary>
    private static string TransactionId(HttpRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Path.Value + request.QueryString.Value)))[..16];
}
