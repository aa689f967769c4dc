using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;
using Azure.Data.Tables;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests.Wire;

public class LoggingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Requests_AreLoggedWithoutKeyOrSignature()
    {
        var log = new ConcurrentQueue<string>();
        using var listener = new AzureEventSourceListener((_, message) => log.Enqueue(message), EventLevel.Verbose);
        var table = await azurite.NewTableAsync();

        await table.AddEntityAsync(new TableEntity("p", "logged"));
        table.Query<TableEntity>(row => row.RowKey == "logged").Count().ShouldBe(1);

        var mine = log.Where(line => line.Contains(table.Name, StringComparison.Ordinal)).ToList();
        mine.ShouldContain(line => line.Contains("RowKey%20eq%20%27logged%27", StringComparison.Ordinal), "filters are shown");
        mine.ShouldContain(line => line.Contains("Authorization:REDACTED", StringComparison.Ordinal));
        log.ShouldAllBe(line => !line.Contains("SharedKeyLite", StringComparison.Ordinal) && !line.Contains("Eby8vdM02xNO", StringComparison.Ordinal));
    }
}
