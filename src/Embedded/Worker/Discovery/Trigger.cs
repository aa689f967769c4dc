using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.AspNetCore.Routing.Patterns;
using NCrontab;

namespace Engagement.Embedded.Worker.Discovery;

/// <summary>What starts a function, with its settings resolved.</summary>
internal abstract record Trigger(ParameterInfo Parameter, string Type);

internal sealed record TimerTrigger(ParameterInfo Parameter, CrontabSchedule Schedule, bool UseMonitor, bool RunOnStartup)
    : Trigger(Parameter, "timerTrigger");

internal sealed record QueueTrigger(ParameterInfo Parameter, string QueueName, string ConnectionString) : Trigger(Parameter, "queueTrigger");

/// <param name="Methods">Upper case; empty means every method.</param>
internal sealed record HttpTrigger(ParameterInfo Parameter, RoutePattern Route, IReadOnlyList<string> Methods, AuthorizationLevel Level)
    : Trigger(Parameter, "httpTrigger");

/// <summary>A queue that receives what a function returns.</summary>
/// <param name="Property">The property of the returned object whose value is sent; null when it is the returned value itself.</param>
internal sealed record QueueTarget(PropertyInfo? Property, string QueueName, string ConnectionString);
