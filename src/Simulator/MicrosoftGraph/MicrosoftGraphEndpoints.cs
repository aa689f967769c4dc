using System.Globalization;
using System.Text.Json;
using Engagement.Simulator.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engagement.Simulator.MicrosoftGraph;

/// <summary>Microsoft Graph v1.0 under /graph/v1.0, as far as mails to a group and files in a library need it, and the endpoint that gives identities their tokens.</summary>
internal sealed class MicrosoftGraphEndpoints(MicrosoftWorld world, FaultBoard faults)
{
    // What Graph lists where a call does not say, and at most.
    private const int UsualPageSize = 100;
    private const int MaxPageSize = 999;

    // Source: https://learn.microsoft.com/graph/api/user-sendmail (a request of 4 MB)
    private const int MaxMailBytes = 4 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/msi/token", (HttpRequest request) => Token(request));
        routes.MapGet("/graph/v1.0/groups/{id}/transitiveMembers/{type}", (string id, string type, HttpRequest request) => Guarded(request, MicrosoftFaults.Members, () => Members(id, type, request)));
        routes.MapPost("/graph/v1.0/users/{sender}/sendMail", (string sender, HttpRequest request) => SendMailAsync(sender, request));
        routes.MapPut("/graph/v1.0/drives/{id}/items/{**path}", (string id, string path, HttpRequest request) => SaveFileAsync(id, path, request));
    }

    /// <summary>What App Service offers an app at IDENTITY_ENDPOINT.</summary>
    private static IResult Token(HttpRequest request) => !request.Headers.ContainsKey("X-IDENTITY-HEADER")
        ? Results.Json(new { statusCode = 400, message = "X-IDENTITY-HEADER is missing" }, statusCode: 400)
        : Results.Json(new { access_token = MicrosoftWorld.AccessToken, expires_on = "4102444800", resource = request.Query["resource"].ToString(), token_type = "Bearer", client_id = "simulated" });

    private IResult Members(string groupId, string type, HttpRequest request)
    {
        if (type is not ("graph.user" or "microsoft.graph.user"))
            return Error(400, "BadRequest", "Resource not found for the segment");
        if (request.Headers["ConsistencyLevel"] != "eventual" || !request.Query.ContainsKey("$count") && !request.Query.ContainsKey("$skiptoken"))
            return Error(400, "Request_UnsupportedQuery", "Unsupported Query.");
        var top = int.TryParse(request.Query["$top"], CultureInfo.InvariantCulture, out var wanted) ? Math.Clamp(wanted, 1, MaxPageSize) : UsualPageSize;
        var skip = int.TryParse(request.Query["$skiptoken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var members = world.Members;
        // A service may give less than it was asked for, and does.
        var page = members.Skip(skip).Take(Math.Min(top, UsualPageSize)).ToList();
        var answer = new Dictionary<string, object>
        {
            ["@odata.context"] = "https://graph.microsoft.com/v1.0/$metadata#users(id,mail)",
            ["value"] = page.Select(user => new { id = user.Id, mail = user.Mail }),
        };
        if (skip + page.Count < members.Count)
            answer["@odata.nextLink"] = string.Create(CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}/graph/v1.0/groups/{groupId}/transitiveMembers/{type}?$top={top}&$skiptoken={skip + page.Count}");
        return Results.Json(answer);
    }

    private async Task<IResult> SendMailAsync(string sender, HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return Guarded(request, MicrosoftFaults.Mail, () =>
        {
            if (buffer.Length > MaxMailBytes)
                return Error(413, "RequestEntityTooLarge", "The request is too large.");
            var mail = MailReader.Read(sender, buffer.ToArray());
            if (mail is null || mail.Recipients.Count == 0)
                return Error(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
            world.Send(mail);
            return Results.StatusCode(202);
        });
    }

    private async Task<IResult> SaveFileAsync(string driveId, string path, HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return Guarded(request, MicrosoftFaults.Drive, () =>
        {
            // root:/folder/file.csv:/content
            if (!path.StartsWith("root:/", StringComparison.Ordinal) || !path.EndsWith(":/content", StringComparison.Ordinal))
                return Error(400, "invalidRequest", "The path is not valid.");
            var name = path["root:/".Length..^":/content".Length];
            var isNew = world.Save($"{driveId}/{name}", buffer.ToArray());
            return Results.Json(new { id = "item", name = name.Split('/')[^1], size = buffer.Length }, statusCode: isNew ? 201 : 200);
        });
    }

    private IResult Guarded(HttpRequest request, string endpoint, Func<IResult> answer)
    {
        if (request.Headers.Authorization != $"Bearer {MicrosoftWorld.AccessToken}")
            return Error(401, "InvalidAuthenticationToken", "Access token is empty.");
        if (faults.Take(MicrosoftFaults.Tenant, endpoint, []) is not { } fault)
            return answer();
        if (fault.Kind == MicrosoftFaults.TimeoutAfterEffect)
            answer();
        if (fault.RetryAfterSeconds is { } seconds)
            request.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var (status, code) = MicrosoftFaults.ErrorOf(fault.Kind);
        return Error(status, code, "Simulated.");
    }

    private static IResult Error(int status, string code, string message) => Results.Json(new { error = new { code, message } }, JsonSerializerOptions.Web, statusCode: status);
}
