using Microsoft.Extensions.Hosting;

namespace Engagement.Functions.Storage;

/// <summary>Creates tables and queues before the first message needs them.</summary>
internal sealed class StorageSetup(PipelineTables tables, MessageQueues queues) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(tables.CreateAsync(cancellationToken), queues.CreateAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
