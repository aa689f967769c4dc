using Engagement.Embedded.Worker.Discovery;
using Engagement.Embedded.Worker.Hosting;
using Engagement.Embedded.Worker.Invocation;
using Engagement.Embedded.Worker.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Timers;

/// <summary>Runs one timer function at its times, one run at a time; what a long run sleeps through is not made up for.</summary>
/// <remarks>
/// One run at a time holds within this process. The real host also holds a blob lease against other instances; here the app
/// is one process per storage account.
/// </remarks>
internal sealed class TimerListener(EmbeddedFunction function, TimerStateBlobs states, FunctionRunner runner, GracefulStop stop, TimeProvider clock, ILogger logger)
    : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    private readonly TimerTrigger _trigger = (TimerTrigger)function.Trigger;
    private readonly SemaphoreSlim _oneAtATime = new(1);

    private TimerState? _state;

    /// <summary>Ends after a stop was asked for and a run in progress is over.</summary>
    public async Task RunAsync()
    {
        try
        {
            await StartAsync().ConfigureAwait(false);
            while (true)
            {
                await WaitUntilAsync(TimerState.Following(_trigger.Schedule, clock.GetUtcNow())).ConfigureAwait(false);
                await InvokeAsync("Timer fired", isPastDue: false).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.Stopping.IsCancellationRequested)
        {
            // A stop ends every wait.
        }
    }

    /// <summary>A run by hand, which does not count as one of the schedule.</summary>
    public async Task RunByHandAsync()
    {
        await _oneAtATime.WaitAsync(stop.Stopping).ConfigureAwait(false);
        try
        {
            await runner.RunAsync(function, Event("This function was programmatically called via the host APIs.", isPastDue: false)).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task StartAsync()
    {
        var now = clock.GetUtcNow();
        var pastDue = false;
        if (IsMonitored(now))
        {
            var stored = await UntilItWorksAsync(() => states.ReadAsync(function.Name)).ConfigureAwait(false);
            _state = stored?.UnderSchedule(_trigger.Schedule, now) ?? TimerState.First(_trigger.Schedule, now);
            if (_state != stored)
                await SaveAsync(_state).ConfigureAwait(false);
            pastDue = now > _state.Next;
        }
        if (pastDue)
            await InvokeAsync("Timer is past due", isPastDue: true).ConfigureAwait(false);
        else if (_trigger.RunOnStartup)
            await InvokeAsync("Timer runs on startup", isPastDue: false).ConfigureAwait(false);
    }

    /// <remarks>As in the real host, a schedule that fires more than once a minute keeps no state: it is soon due anyway.</remarks>
    private bool IsMonitored(DateTimeOffset now)
    {
        var next = TimerState.Following(_trigger.Schedule, now);
        return _trigger.UseMonitor && TimerState.Following(_trigger.Schedule, next) - next >= ShortestMonitored;
    }

    private async Task WaitUntilAsync(DateTimeOffset due)
    {
        while (due - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(left < LongestWait ? left : LongestWait, clock, stop.Stopping).ConfigureAwait(false);
    }

    private async Task InvokeAsync(string reason, bool isPastDue)
    {
        stop.Stopping.ThrowIfCancellationRequested();
        await _oneAtATime.WaitAsync(stop.Stopping).ConfigureAwait(false);
        try
        {
            var at = clock.GetUtcNow();
            var outcome = await runner.RunAsync(function, Event(reason, isPastDue)).ConfigureAwait(false);
            // A run that the stop cut short is due again at the next start; one that failed is not.
            if (_state is not null && outcome != InvocationOutcome.CutShort)
                await SaveAsync(TimerState.AfterRun(_trigger.Schedule, at)).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private TriggerEvent Event(string reason, bool isPastDue) => new()
    {
        Reason = reason,
        Value = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = _state?.ToStatus() },
        BindingData = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["TimerTrigger"] = clock.GetUtcNow().UtcDateTime.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
    };

    private async Task SaveAsync(TimerState state)
    {
        _state = state;
        try
        {
            await states.WriteAsync(function.Name, state).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            logger.LogError("The state of timer {Function} could not be stored ({Error}); after a restart it may run once more.", function.Name, StorageErrors.Short(error));
        }
    }

    private async Task<T> UntilItWorksAsync<T>(Func<Task<T>> attempt)
    {
        while (true)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception error)
            {
                logger.LogError("The state of timer {Function} could not be read and is tried again: {Error}", function.Name, StorageErrors.Short(error));
                await Task.Delay(RetryAfter, clock, stop.Stopping).ConfigureAwait(false);
            }
        }
    }
}
