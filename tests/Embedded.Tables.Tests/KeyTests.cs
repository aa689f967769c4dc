using Azure.Data.Tables;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests;

public class KeyTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("it's")]
    [InlineData("''")]
    [InlineData("facebook|1000|202607")]
    [InlineData("ü漢😀")]
    [InlineData("50%")]
    [InlineData("%41%2F")]
    [InlineData("a b+c&d=e")]
    [InlineData("(x),y;z:@!$*~")]
    [InlineData("..")]
    [InlineData("")]
    public async Task Key_OfAnyAllowedText_WritesReadsQueriesAndDeletesItsRow(string key)
    {
        var table = await azurite.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity(key, key) { ["Value"] = 1 });
        await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateMerge, new TableEntity(key, key) { ["Other"] = key })]);

        var read = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        var found = table.Query<TableEntity>(row => row.PartitionKey == key && row.RowKey == key).ToList();
        var deleted = await table.DeleteEntityAsync(key, key);

        (read.PartitionKey, read.RowKey, read.GetInt32("Value"), read.GetString("Other")).ShouldBe((key, key, 1, key));
        found.Count.ShouldBe(1);
        deleted.Status.ShouldBe(204);
        (await table.GetEntityIfExistsAsync<TableEntity>(key, key)).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task Key_Missing_IsRefusedByName()
    {
        var table = await azurite.NewTableAsync();

        Should.Throw<ArgumentNullException>(() => table.AddEntity(new TableEntity { RowKey = "r" })).Message.ShouldContain("PartitionKey");
        Should.Throw<ArgumentNullException>(() => table.UpsertEntity(new TableEntity { PartitionKey = "p" })).Message.ShouldContain("RowKey");
        Should.Throw<ArgumentNullException>(() => table.AddEntity<TableEntity>(null!));
        Should.Throw<ArgumentNullException>(
            () => table.SubmitTransaction([new(TableTransactionActionType.Add, new TableEntity { PartitionKey = "p" })]))
            .Message.ShouldContain("RowKey");
    }
}
