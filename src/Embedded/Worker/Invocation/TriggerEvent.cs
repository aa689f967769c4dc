using Microsoft.AspNetCore.Http;

namespace Engagement.Embedded.Worker.Invocation;

/// <summary>What one trigger event hands to the function.</summary>
internal sealed record TriggerEvent
{
    /// <summary>Why the function runs, for the log; never content.</summary>
    public required string Reason { get; init; }

    /// <summary>The object for the trigger's parameter: TimerInfo, HttpRequest, or the bytes of a message.</summary>
    public required object Value { get; init; }

    /// <summary>What the real host calls trigger metadata: text by name, which parameters of the same name receive.</summary>
    public required IReadOnlyDictionary<string, object?> BindingData { get; init; }

    public HttpContext? HttpContext { get; init; }
}

internal enum InvocationOutcome
{
    Succeeded,
    Failed,

    /// <summary>Ended by the stop of the host before it was done: not the function's fault.</summary>
    CutShort,
}
