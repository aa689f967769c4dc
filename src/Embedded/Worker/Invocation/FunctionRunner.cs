using Engagement.Embedded.Worker.Discovery;
using Engagement.Embedded.Worker.Hosting;
using Engagement.Embedded.Worker.Queues;
using Engagement.Embedded.Worker.Settings;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Invocation;

/// <summary>Runs one invocation from trigger to outputs: scope, time limit, pipeline, queues, and one log line at each end.</summary>
internal sealed class FunctionRunner(
    FunctionExecutionDelegate pipeline,
    QueueOutputs outputs,
    HostJson hostJson,
    GracefulStop stop,
    IServiceScopeFactory scopes,
    ILoggerFactory loggers,
    HostingOptions options)
{
    private readonly TimeProvider _clock = options.Clock;

    /// <summary>Never throws: whatever goes wrong is logged and told by the outcome.</summary>
    public async Task<InvocationOutcome> RunAsync(EmbeddedFunction function, TriggerEvent trigger, CancellationToken caller = default)
    {
        var id = Guid.NewGuid().ToString();
        var logger = loggers.CreateLogger($"Function.{function.Name}");
        logger.LogInformation("Executing '{Function}' (Reason='{Reason}', Id={InvocationId})", function.Name, trigger.Reason, id);
        var started = _clock.GetTimestamp();
        try
        {
            await InvokeAsync(function, trigger, id, caller).ConfigureAwait(false);
            logger.LogInformation("Executed '{Function}' (Succeeded, Id={InvocationId}, Duration={Milliseconds:0}ms)", function.Name, id, Elapsed(started));
            return InvocationOutcome.Succeeded;
        }
        catch (Exception) when (stop.Abort.IsCancellationRequested)
        {
            logger.LogWarning("Executed '{Function}' (Cut short by the stop of the host, Id={InvocationId}, Duration={Milliseconds:0}ms)", function.Name, id, Elapsed(started));
            return InvocationOutcome.CutShort;
        }
        catch (Exception error)
        {
            logger.LogError(error, "Executed '{Function}' (Failed, Id={InvocationId}, Duration={Milliseconds:0}ms)", function.Name, id, Elapsed(started));
            return InvocationOutcome.Failed;
        }
    }

    private async Task InvokeAsync(EmbeddedFunction function, TriggerEvent trigger, string id, CancellationToken caller)
    {
        using var limit = new CancellationTokenSource(hostJson.FunctionTimeout ?? Timeout.InfiniteTimeSpan, _clock);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(caller, limit.Token, stop.Abort);
        var context = new EmbeddedFunctionContext(function, trigger, id, scopes, cancellation.Token);
        await using var scope = context.ConfigureAwait(false);

        await pipeline(context).ConfigureAwait(false);
        // A function that outlived its limit has failed even if it then returned: the real host would have ended its process.
        if (limit.IsCancellationRequested)
            throw new TimeoutException($"The function '{function.Name}' ran longer than functionTimeout ({hostJson.FunctionTimeout}).");
        await outputs.SendAsync(context).ConfigureAwait(false);
    }

    private double Elapsed(long started) => _clock.GetElapsedTime(started).TotalMilliseconds;
}
