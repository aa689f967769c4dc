using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Storage;

/// <summary>Creates tables and queues before the first message needs them.</summary>
/// <remarks>A storage that cannot be reached does not stop the app: it says so, answers its health check, and goes on trying.</remarks>
internal sealed class StorageSetup(PipelineTables tables, MessageQueues queues, TimeProvider clock, ILogger<StorageSetup> log) : BackgroundService
{
    // The clients' own retries take half a minute, longer than a host waits for its start.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await TryAsync(cancellationToken).ConfigureAwait(false))
            await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            await Task.Delay(RetryAfter, clock, stoppingToken).ConfigureAwait(false);
        }
        while (!await TryAsync(stoppingToken).ConfigureAwait(false));
        log.LogWarning("Storage is reachable now");
    }

    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(AttemptTimeout);
        try
        {
            await Task.WhenAll(tables.CreateAsync(limited.Token), queues.CreateAsync(limited.Token)).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException || e is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            log.LogError("Storage cannot be reached ({Error}): check AzureWebJobsStorage, or start the emulator. It is tried again every {Seconds} seconds.",
                e.GetType().Name, RetryAfter.TotalSeconds);
            return false;
        }
    }
}
