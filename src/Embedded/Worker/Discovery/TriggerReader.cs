using System.Reflection;
using Engagement.Embedded.Worker.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Engagement.Embedded.Worker.Discovery;

/// <summary>Turns a trigger attribute into what the host runs, or says what is wrong with it.</summary>
internal sealed class TriggerReader(AppSettings settings, string routePrefix, Action<string> problem)
{
    // Left open by the constructor that takes methods only; the real host then asks for a function key.
    private const AuthorizationLevel UnstatedLevel = AuthorizationLevel.Function;

    public Trigger? Read(ParameterInfo parameter, TriggerBindingAttribute attribute, string functionName) => attribute switch
    {
        TimerTriggerAttribute timer => Timer(parameter, timer),
        QueueTriggerAttribute queue => Queue(parameter, queue),
        HttpTriggerAttribute http => Http(parameter, http, functionName),
        _ => Unknown(attribute),
    };

    private TimerTrigger? Timer(ParameterInfo parameter, TimerTriggerAttribute attribute)
    {
        if (parameter.ParameterType != typeof(TimerInfo))
            problem($"the timer's parameter '{parameter.Name}' is of type {parameter.ParameterType.Name}; make it TimerInfo.");
        var schedule = settings.Expand(attribute.Schedule, problem) is { } text ? Schedules.Parse(text, problem) : null;
        if (Connections.HostBlobs(settings, problem) is null || schedule is null)
            return null;
        return new TimerTrigger(parameter, schedule, attribute.UseMonitor, attribute.RunOnStartup);
    }

    private QueueTrigger? Queue(ParameterInfo parameter, QueueTriggerAttribute attribute)
    {
        ParameterRules.CheckMessage(parameter, problem);
        var name = QueueNames.Read(attribute.QueueName, settings, problem);
        var connection = Connections.Queues(settings, attribute.Connection, problem);
        return name is null || connection is null ? null : new QueueTrigger(parameter, name, connection);
    }

    private HttpTrigger? Http(ParameterInfo parameter, HttpTriggerAttribute attribute, string functionName)
    {
        if (parameter.ParameterType != typeof(HttpRequest))
            problem($"the trigger's parameter '{parameter.Name}' is of type {parameter.ParameterType.Name}; the embedded host offers ASP.NET Core's HttpRequest only.");
        var level = attribute.AuthLevelIsStated ? attribute.AuthLevel : UnstatedLevel;
        if (level is AuthorizationLevel.User or AuthorizationLevel.System)
            problem($"AuthorizationLevel.{level} is a feature of the Azure Functions host that the embedded host does not offer; use Anonymous, Function or Admin.");
        if (settings.Expand(attribute.Route ?? functionName, problem) is not { } text || Route(text) is not { } route)
            return null;
        return new HttpTrigger(parameter, route, [.. (attribute.Methods ?? []).Select(method => method.ToUpperInvariant())], level);
    }

    private RoutePattern? Route(string text)
    {
        var route = text.Trim('/');
        if (route.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
        {
            problem($"the route '{route}' begins with 'admin' or 'runtime', which the host keeps for itself; choose another (without Route, the function's name is the route).");
            return null;
        }
        try
        {
            var pattern = RoutePatternFactory.Parse(routePrefix.Length == 0 ? route : $"{routePrefix}/{route}");
            var known = new RouteOptions().ConstraintMap;
            foreach (var policy in pattern.ParameterPolicies.SelectMany(parameter => parameter.Value).Select(policy => policy.Content!.Split('(')[0]))
                if (!known.ContainsKey(policy))
                    problem($"the route '{route}' has the unknown constraint '{policy}'; use one of ASP.NET Core's, such as int, guid or regex(...).");
            return pattern;
        }
        catch (RoutePatternException error)
        {
            problem($"the route '{route}' cannot be read: {error.Message}");
            return null;
        }
    }

    private Trigger? Unknown(TriggerBindingAttribute attribute)
    {
        problem($"[{attribute.GetType().Name}] is a feature of {attribute.GetType().Assembly.GetName().Name} that the embedded host does not offer; use a timer, queue or HTTP trigger.");
        return null;
    }
}
