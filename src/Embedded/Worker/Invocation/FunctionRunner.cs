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
    TimeProvider clock)
{
    public async Task<InvocationOutcome> RunAsync(EmbeddedFunction function, TriggerEvent trigger, CancellationToken caller = default)
    {
        using var limit = new CancellationTokenSource(hostJson.FunctionTimeout ?? Timeout.InfiniteTimeSpan, clock);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(caller, limit.Token, stop.Abort);
        var context = new EmbeddedFunctionContext(function, trigger, scopes, cancellation.Token);
        await using var _ = context.ConfigureAwait(false);

        var logger = loggers.CreateLogger($"Function.{function.Name}");
        logger.LogInformation("Executing '{Function}' (Reason='{Reason}', Id={InvocationId})", function.Name, trigger.Reason, context.InvocationId);
        var started = clock.GetTimestamp();
        try
        {
            await pipeline(context).ConfigureAwait(false);
            // A function that outlived its limit has failed even if it then returned: the real host would have ended its process.
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"The function '{function.Name}' ran longer than functionTimeout ({hostJson.FunctionTimeout}).");
            await outputs.SendAsync(context).ConfigureAwait(false);
            logger.LogInformation("Executed '{Function}' (Succeeded, Id={InvocationId}, Duration={Milliseconds:0}ms)", function.Name, context.InvocationId, Elapsed(started));
            return InvocationOutcome.Succeeded;
        }
        catch (Exception) when (stop.Abort.IsCancellationRequested)
        {
            logger.LogWarning("Executed '{Function}' (Cut short by the stop of the host, Id={InvocationId}, Duration={Milliseconds:0}ms)", function.Name, context.InvocationId, Elapsed(started));
            return InvocationOutcome.CutShort;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            logger.LogError(error, "Executed '{Function}' (Failed, Id={InvocationId}, Duration={Milliseconds:0}ms)", function.Name, context.InvocationId, Elapsed(started));
            return InvocationOutcome.Failed;
        }
    }

    private double Elapsed(long started) => clock.GetElapsedTime(started).TotalMilliseconds;
}
