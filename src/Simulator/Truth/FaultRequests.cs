using System.Text.Json;
using Engagement.Simulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.Truth;

/// <summary>Takes a fault, or a plan of faults, from a request and sets it.</summary>
internal static class FaultRequests
{
    /// <param name="ids">The pages to set it on.</param>
    /// <param name="missing">The answer when there is nothing by that id, otherwise null.</param>
    public static async Task<IResult> SetAsync(FaultBoard faults, IReadOnlyList<string> ids, HttpRequest request, Func<IResult?> missing)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            var plan = IsPlan(body.RootElement) ? body.Deserialize<FaultPlan>() : null;
            var fault = plan is null ? body.Deserialize<Fault>() : null;
            if (plan is null && fault?.Kind is null)
                return BadRequest("kind is missing; send {\"kind\":\"unavailable\"}, another fault, or a plan with probability or schedule");
            if (missing() is { } problem)
                return problem;
            foreach (var id in ids)
            {
                if (plan is null)
                    faults.Set(id, fault!);
                else
                    faults.Set(id, plan);
            }
            return Results.Ok(ids.Count == 0 ? Fault.None : faults.On(ids[0]));
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

    /// <summary>The kinds there are, and what each means for the calls after it.</summary>
    public static object Describe(FaultBoard faults) => new
    {
        faults = faults.Kinds.Where(kind => kind.Name != FaultKinds.None).Select(kind => new { kind = kind.Name, @class = kind.Class.ToString().ToLowerInvariant() }),
    };

    private static bool IsPlan(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && (body.TryGetProperty("probability", out _) || body.TryGetProperty("schedule", out _));

    private static IResult BadRequest(string problem) => Results.Problem(problem, statusCode: 400);
}
