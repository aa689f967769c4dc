using System.Reflection;
using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Tests.Harness;

/// <summary>A function that HTTP starts, called as a host does behind its router.</summary>
internal sealed record HttpFunction(MethodInfo Method, HttpTriggerAttribute Trigger)
{
    public static IReadOnlyList<HttpFunction> All { get; } = [.. OpenApiDocument.Routes().Select(route => new HttpFunction(route.Method, route.Trigger)).OrderBy(function => function.Name, StringComparer.Ordinal)];

    public string Name => Method.DeclaringType!.Name;

    /// <summary>The parameters that the route gives.</summary>
    public IReadOnlyList<string> RouteParameters => [.. Method.GetParameters().Skip(1).Select(parameter => parameter.Name!)];

    public IReadOnlyList<string> QueryParameters => [.. Method.GetCustomAttributes<QueryParameterAttribute>().Select(parameter => parameter.Name)];

    /// <summary>Calls it and writes what it answers; throws where a host would answer 500.</summary>
    /// <param name="request">The request, with a stream for the answer.</param>
    /// <param name="route">Values of the route's parameters; null for what the route left out.</param>
    public async Task RunAsync(IServiceProvider services, HttpContext request, IReadOnlyDictionary<string, string?> route)
    {
        await using var scope = services.CreateAsyncScope();
        request.RequestServices = scope.ServiceProvider;
        var instance = ActivatorUtilities.CreateInstance(scope.ServiceProvider, Method.DeclaringType!);
        object?[] arguments = [request.Request, .. RouteParameters.Select(name => route[name])];
        var answer = Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null) switch
        {
            Task<IResult> later => await later,
            IResult now => now,
            var other => throw new InvalidOperationException($"{Name} answers with {other}"),
        };
        await answer.ExecuteAsync(request);
        await request.Response.CompleteAsync();
    }
}
