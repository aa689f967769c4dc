using Engagement.Embedded.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Http;

/// <summary>Gives the pipeline the request, and writes what the function returned.</summary>
/// <remarks>It stands where ConfigureFunctionsWebApplication was called: middleware added before that sees no HttpContext, as in the real worker.</remarks>
internal static class HttpAnswerMiddleware
{
    public static async Task InvokeAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        var embedded = (EmbeddedFunctionContext)context;
        if (embedded.Trigger.HttpContext is not { } http)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        http.RequestServices = context.InstanceServices;
        await next(context).ConfigureAwait(false);

        var answer = embedded.Function.HttpResult is { } property ? embedded.Outputs.GetValueOrDefault(property.Name) : embedded.Result;
        switch (answer)
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())).ConfigureAwait(false);
                break;
            case IResult result:
                await result.ExecuteAsync(http).ConfigureAwait(false);
                break;
            default:
                // The real worker answers 200 without a body, too, whatever the value; only this line tells.
                context.InstanceServices.GetRequiredService<ILoggerFactory>().CreateLogger($"Function.{embedded.Function.Name}").LogWarning(
                    "No HTTP response returned from function '{Function}', invocation {InvocationId}; return IResult or IActionResult.", embedded.Function.Name, context.InvocationId);
                break;
        }
    }
}
