using System.Collections.Concurrent;
using Engagement.Embedded.Worker.Discovery;
using Engagement.Embedded.Worker.Invocation;
using Engagement.Embedded.Worker.Queues;
using Engagement.Embedded.Worker.Settings;
using Engagement.Embedded.Worker.Timers;
using Microsoft.Extensions.Hosting;
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
    IHostApplicationLifetime lifetime,
    HostingOptions options,
    ILoggerFactory loggers) : IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger("Host.Listeners");
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

    /// <summary>Makes a stop wait for the task. One that breaks, which none should, ends the app: half of it would look like all of it.</summary>
    public void Track(Task task)
    {
        _tasks[task] = true;
        task.ContinueWith(Ended, TaskScheduler.Default);
    }

    /// <summary>Until all that was started has ended; a stop must have been asked for.</summary>
    public async Task EndAsync(CancellationToken atLatest)
    {
        try
        {
            await Task.WhenAll(_tasks.Keys).WaitAsync(atLatest).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _logger.LogError("{Count} listeners or runs did not end in time; their messages come back when their leases end.", _tasks.Count);
        }
    }

    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
    }

    private void Ended(Task task)
    {
        _tasks.TryRemove(task, out _);
        if (task.Exception is not { } error)
            return;
        _logger.LogCritical(error, "A listener broke; the app stops.");
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private TimerListener Timer(EmbeddedFunction function) => _timers.GetOrAdd(function, _ =>
    {
        var states = new TimerStateBlobs(settings.Connection(null, problem => throw new InvalidOperationException(problem))!, identity.Id);
        return new TimerListener(function, states, runner, stop, options.Clock, loggers.CreateLogger("Host.Triggers.Timers"));
    });

    private QueueListener Queue(EmbeddedFunction function, QueueTrigger trigger)
    {
        var logger = loggers.CreateLogger("Host.Triggers.Queues");
        var queue = connections.Get(trigger.ConnectionString, trigger.QueueName);
        var poison = QueueNames.Poison(trigger.QueueName) is { } name ? connections.Get(trigger.ConnectionString, name) : null;
        var processor = new QueueMessageProcessor(function, queue, poison, runner, hostJson.Queues, embedded, stop, options.Clock, logger);
        return new QueueListener(queue, processor, hostJson.Queues, embedded, wakeUps, stop, logger);
    }
}
