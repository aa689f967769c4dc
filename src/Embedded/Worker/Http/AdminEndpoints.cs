using System.Reflection;
using System.Text;
using System.Text.Json;
using Engagement.Embedded.Worker.Discovery;
using Engagement.Embedded.Worker.Hosting;
using Engagement.Embedded.Worker.Invocation;
using Engagement.Embedded.Worker.Keys;
using Engagement.Embedded.Worker.Queues;
using Engagement.Embedded.Worker.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engagement.Embedded.Worker.Http;

/// <summary>The host's own endpoints that operators use: its status, and starting a function by hand.</summary>
internal sealed class AdminEndpoints(FunctionCatalog catalog, TriggerListeners listeners, FunctionRunner runner, AppKeys keys, HostIdentity identity, HostingOptions options)
{
    private readonly long _started = options.Clock.GetTimestamp();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("admin/host/status", http => GuardedAsync(http, StatusAsync));
        routes.MapPost("admin/functions/{name}", http => GuardedAsync(http, InvokeAsync));
        routes.MapGet("admin/functions/{name}", http => GuardedAsync(http, RefuseMetadataAsync));
    }

    private async Task GuardedAsync(HttpContext http, Func<HttpContext, Task<IResult>> answer)
    {
        var level = keys.Level(PresentedKey.Of(http.Request), null);
        if (level == KeyLevel.None)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        var result = level switch
        {
            KeyLevel.None => Results.StatusCode(StatusCodes.Status401Unauthorized),
            KeyLevel.Function => Results.StatusCode(StatusCodes.Status403Forbidden),
            _ => await answer(http).ConfigureAwait(false),
        };
        await result.ExecuteAsync(http).ConfigureAwait(false);
    }

    private static Task<IResult> RefuseMetadataAsync(HttpContext http) => Task.FromResult(Results.Text(
        "The embedded host starts functions here but does not describe them: GET /admin/functions/{name} is a feature of the Azure Functions host.",
        statusCode: StatusCodes.Status501NotImplemented));

    private Task<IResult> StatusAsync(HttpContext http) => Task.FromResult(Results.Json(new
    {
        id = identity.Id,
        state = "Running",
        version = typeof(AdminEndpoints).Assembly.GetName().Version?.ToString(),
        versionDetails = $"embedded {typeof(AdminEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}",
        processUptime = (long)options.Clock.GetElapsedTime(_started).TotalMilliseconds,
    }));

    private async Task<IResult> InvokeAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (await ReadInputAsync(http).ConfigureAwait(false) is not (true, var input))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (catalog.Find((string)http.Request.RouteValues["name"]!) is not { } function)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        if (function.Trigger is HttpTrigger)
            return Results.Text($"'{function.Name}' is an HTTP function, and the embedded host starts those by their route only; send the request there.", statusCode: StatusCodes.Status400BadRequest);

        listeners.Track(Task.Run(() => RunAsync(function, input)));
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private Task RunAsync(EmbeddedFunction function, string input)
    {
        if (function.Trigger is TimerTrigger)
            return listeners.RunTimerByHandAsync(function);
        var body = Encoding.UTF8.GetBytes(input);
        return runner.RunAsync(function, new TriggerEvent
        {
            Reason = "This function was programmatically called via the host APIs.",
            Value = body,
            BindingData = MessageBindings.Of(function.Trigger.Parameter.Name!, body, null, options.Clock.GetUtcNow()),
        });
    }

    /// <summary>The "input" text of the body, empty when left out; not understood when it is anything but text.</summary>
    private static async Task<(bool Understood, string Input)> ReadInputAsync(HttpContext http)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body, HostJson.Reading, http.RequestAborted).ConfigureAwait(false);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (false, "");
            var input = json.RootElement.EnumerateObject().FirstOrDefault(property => property.Name.Equals("input", StringComparison.OrdinalIgnoreCase)).Value;
            return input.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? (true, "") : (input.ValueKind == JsonValueKind.String, input.ToString());
        }
        catch (JsonException)
        {
            return (false, "");
        }
    }
}
