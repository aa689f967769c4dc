using Azure.Data.Tables;
using Engagement.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Engagement.Embedded.Tables.Tests;

/// <summary>Tables of their own for tests that share one emulator.</summary>
internal static class TestTables
{
    private static int _count;

    public static string NewName() => $"table{Interlocked.Increment(ref _count):D4}";

    public static async Task<TableClient> NewTableAsync(this AzuriteFixture azurite)
    {
        var table = new TableClient(azurite.ConnectionString, NewName());
        await table.CreateAsync();
        return table;
    }
}
