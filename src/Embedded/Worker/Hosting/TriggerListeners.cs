using System.Collections.Concurrent;
using Engagement.Embedded.Worker.Discovery;
using Engagement.Embedded.Worker.Invocation;
using Engagement.Embedded.Worker.Queues;
using Engagement.Embedded.Worker.Settings;
using Engagement.Embedded.Worker.Timers;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>Everything that runs beside HTTP: a listener per timer and queue function, and runs started by hand.</summary>
internal sealed class TriggerListeners(
    FunctionCatalog catalog,
    FunctionRunner runner,
    QueueConnections connections,
    QueueWakeUps wakeUps,
    HostJson hostJson,
    EmbeddedSettings embedded,
    AppSettings settings,
    HostIdentity identity,
    GracefulStop stop,
    TimeProvider clock,
    ILoggerFactory loggers) : IDisposable
{
    private readonly ConcurrentDictionary<EmbeddedFunction, TimerListener> _timers = new();
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    public void Start()
    {
        foreach (var function in catalog.Functions.Where(function => !function.Disabled))
        {
            if (function.Trigger is TimerTrigger)
                Track(Task.Run(Timer(function).RunAsync));
            else if (function.Trigger is QueueTrigger trigger)
                Track(Task.Run(Queue(function, trigger).RunAsync));
        }
    }

    public Task RunTimerByHandAsync(EmbeddedFunction function) => Timer(function).RunByHandAsync();

    /// <summary>Makes a stop wait for the task.</summary>
    public void Track(Task task)
    {
        _tasks[task] = true;
        task.ContinueWith(ended => _tasks.TryRemove(ended, out _), TaskScheduler.Default);
    }

    /// <summary>Until all that was started has ended; a stop must have been asked for.</summary>
    public async Task EndAsync(CancellationToken atLatest)
    {
        var logger = loggers.CreateLogger("Host.Listeners");
        try
        {
            await Task.WhenAll(_tasks.Keys).WaitAsync(atLatest).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            logger.LogError(error, "A listener did not end as it should.");
        }
    }

    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
    }

    private TimerListener Timer(EmbeddedFunction function) => _timers.GetOrAdd(function, _ =>
    {
        var states = new TimerStateBlobs(settings.Connection(null, problem => throw new InvalidOperationException(problem))!, identity.Id);
        return new TimerListener(function, states, runner, stop, clock, loggers.CreateLogger("Host.Triggers.Timers"));
    });

    private QueueListener Queue(EmbeddedFunction function, QueueTrigger trigger)
    {
        var logger = loggers.CreateLogger("Host.Triggers.Queues");
        var queue = connections.Get(trigger.ConnectionString, trigger.QueueName);
        var poison = QueueNames.Poison(trigger.QueueName) is { } name ? connections.Get(trigger.ConnectionString, name) : null;
        var processor = new QueueMessageProcessor(function, queue, poison, runner, hostJson.Queues, embedded, stop, clock, logger);
        return new QueueListener(queue, processor, hostJson.Queues, embedded, wakeUps, stop, logger);
    }
}
