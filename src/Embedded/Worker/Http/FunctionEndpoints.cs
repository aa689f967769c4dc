using Engagement.Embedded.Worker.Discovery;
using Engagement.Embedded.Worker.Invocation;
using Engagement.Embedded.Worker.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Http;

/// <summary>One endpoint per HTTP function.</summary>
internal sealed class FunctionEndpoints(FunctionRunner runner, AppKeys keys)
{
    public void Map(IEndpointRouteBuilder routes, EmbeddedFunction function)
    {
        var trigger = (HttpTrigger)function.Trigger;
        var endpoint = routes.Map(trigger.Route, http => AnswerAsync(http, function, trigger)).WithMetadata(new FunctionEndpoint());
        if (trigger.Methods.Count > 0)
            endpoint.WithMetadata(new HttpMethodMetadata(trigger.Methods));
    }

    /// <summary>Marks the endpoints of functions: a 405 from anything else is the router's own.</summary>
    public sealed class FunctionEndpoint;

    private async Task AnswerAsync(HttpContext http, EmbeddedFunction function, HttpTrigger trigger)
    {
        if (trigger.Level != AuthorizationLevel.Anonymous && !AppKeys.Suffices(keys.Level(PresentedKey.Of(http.Request), function.Name), trigger.Level))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        var outcome = await runner.RunAsync(function, Event(http), http.RequestAborted).ConfigureAwait(false);
        if (outcome != InvocationOutcome.Succeeded && !http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static TriggerEvent Event(HttpContext http) => new()
    {
        Reason = $"This function was called by {http.Request.Method} {http.Request.Path}.",
        Value = http.Request,
        BindingData = RequestBindings.Of(http),
        HttpContext = http,
    };
}
