using System.Text.Json;
using Engagement.Simulator.Faults;
using Engagement.Simulator.Truth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engagement.Simulator.MicrosoftGraph;

/// <summary>What really went out and was saved, and the switches for members and faults: for tests, no part of Microsoft Graph.</summary>
internal static class MicrosoftTruth
{
    public static void MapMicrosoft(this IEndpointRouteBuilder routes, MicrosoftWorld world, FaultBoard faults)
    {
        routes.MapGet("/truth/microsoft/mails", () => new { mails = world.Mails });
        routes.MapGet("/truth/microsoft/files", () => new { files = world.Files.Select(file => new { path = file.Key, content = Convert.ToBase64String(file.Value) }) });
        routes.MapGet("/truth/microsoft/calls", () => faults.CallsOf(MicrosoftFaults.Tenant));
        routes.MapPost("/truth/microsoft/fault", (HttpRequest request) => FaultRequests.SetAsync(faults, [MicrosoftFaults.Tenant], request, () => null));
        routes.MapPost("/truth/microsoft/members", async (HttpRequest request) =>
        {
            world.Members = await JsonSerializer.DeserializeAsync<List<DirectoryUser>>(request.Body, JsonSerializerOptions.Web, request.HttpContext.RequestAborted) ?? [];
            return Results.Ok();
        });
    }
}
