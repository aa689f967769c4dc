using System.Text.Json;
using Engagement.Simulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.Truth;

/// <summary>Takes a fault from a request and sets it.</summary>
internal static class FaultRequests
{
    /// <param name="missing">The answer when there is nothing by that id, otherwise null.</param>
    public static async Task<IResult> SetAsync(FaultBoard faults, string id, HttpRequest request, Func<IResult?> missing)
    {
        try
        {
            var fault = await JsonSerializer.DeserializeAsync<Fault>(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            if (fault?.Kind is null)
                return BadRequest("kind is missing; send {\"kind\":\"unavailable\"} or another fault");
            if (missing() is { } problem)
                return problem;
            faults.Set(id, fault);
            return Results.Ok(faults.On(id) ?? new Fault(FaultKinds.None));
        }
        catch (JsonException e)
        {
            return BadRequest($"the body is not a fault: {e.Message}; send {{\"kind\":\"unavailable\"}} or another fault");
        }
        catch (ArgumentException e)
        {
            return BadRequest(e.Message);
        }
    }

    private static IResult BadRequest(string problem) => Results.Problem(problem, statusCode: 400);
}
