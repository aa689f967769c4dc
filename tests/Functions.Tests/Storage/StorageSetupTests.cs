using Azure.Data.Tables;
using Azure.Storage.Queues;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Storage;

public class StorageSetupTests(AzuriteFixture azurite)
{
    // Nothing listens on the discard port; the account's key is the emulator's own.
    private const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "QueueEndpoint=http://127.0.0.1:9/devstoreaccount1;TableEndpoint=http://127.0.0.1:9/devstoreaccount1;";

    [Fact]
    public async Task Start_StorageUnreachable_SaysWhatToCheckAndGoesOn()
    {
        using var logs = new LogLines();
        using var setup = Create(Nowhere, "unreachable", logs);

        await setup.StartAsync(CancellationToken.None);

        setup.ExecuteTask.ShouldNotBeNull().IsCompleted.ShouldBeFalse("it goes on trying");
        logs.All.ShouldHaveSingleItem().ShouldContain("check AzureWebJobsStorage");
        await setup.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Start_StorageReachable_CreatesTablesAndQueuesBeforeItReturns()
    {
        using var logs = new LogLines();
        using var setup = Create(azurite.ConnectionString, "setuptest", logs);

        await setup.StartAsync(CancellationToken.None);

        foreach (var table in new PipelineTables(new TableServiceClient(azurite.ConnectionString), "setuptest").All)
            await foreach (var row in table.QueryAsync<TableEntity>())
                throw new InvalidOperationException($"{table.Name} has row {row.RowKey}");
        foreach (var name in MessageQueues.Names)
            (await new QueueClient(azurite.ConnectionString, "setuptest" + name).ExistsAsync()).Value.ShouldBeTrue(name);
        setup.ExecuteTask.ShouldBeNull("there is nothing left to try");
        logs.All.ShouldBeEmpty();
    }

    private static StorageSetup Create(string connection, string prefix, LogLines logs) => new(
        new PipelineTables(new TableServiceClient(connection), prefix),
        new MessageQueues(new QueueServiceClient(connection), prefix),
        new FakeTimeProvider(),
        LoggerFactory.Create(logging => logging.AddProvider(logs)).CreateLogger<StorageSetup>());
}
