using Azure;
using Azure.Data.Tables;
using Engagement.Testing;
using static Azure.Data.Tables.TableTransactionActionType;

namespace Engagement.Embedded.Tables.Tests;

public class TransactionTests(AzuriteFixture azurite)
{
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task SubmitTransaction_EveryKindOfAction_AppliesAllAndAnswersEach()
    {
        var table = await azurite.NewTableAsync();
        foreach (var row in (string[])["merge", "replace", "upsert", "delete"])
            await table.AddEntityAsync(new TableEntity("p", row) { ["Old"] = 1 });

        var answer = await table.SubmitTransactionAsync(
        [
            Action(Add, "added"), Action(UpdateMerge, "merge", ETag.All), Action(UpdateReplace, "replace", ETag.All),
            Action(UpsertMerge, "upsert"), Action(UpsertReplace, "inserted"), Action(Delete, "delete"),
        ]);

        answer.GetRawResponse().Status.ShouldBe(202);
        answer.Value.Select(part => part.Status).ShouldBe([204, 204, 204, 204, 204, 204]);
        answer.Value[0].Headers.ETag.ShouldBe(table.GetEntity<TableEntity>("p", "added").Value.ETag);
        table.Query<TableEntity>().Select(row => $"{row.RowKey}:{row.GetInt32("Old")}{row.GetString("New")}").ShouldBe(
            ["added:é😀\r\n--x", "inserted:é😀\r\n--x", "merge:1é😀\r\n--x", "replace:é😀\r\n--x", "upsert:1é😀\r\n--x"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(99)]
    public async Task SubmitTransaction_OneRowExists_NamesItAndWritesNone(int failing)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", $"{failing:D3}"));

        var failed = await Should.ThrowAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(row => Action(Add, $"{row:D3}"))));

        (failed.Status, failed.ErrorCode, failed.FailedTransactionActionIndex).ShouldBe((409, "EntityAlreadyExists", failing));
        table.Query<TableEntity>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task SubmitTransaction_ConditionFails_NamesTheRow()
    {
        var table = await azurite.NewTableAsync();
        table.AddEntity(new TableEntity("p", "r"));

        var stale = Should.Throw<TableTransactionFailedException>(
            () => table.SubmitTransaction([Action(UpsertMerge, "a"), Action(UpdateMerge, "r", Stale)]));
        var missing = Should.Throw<TableTransactionFailedException>(
            () => table.SubmitTransaction([Action(UpsertMerge, "a"), Action(UpsertMerge, "b"), Action(UpdateReplace, "c", ETag.All)]));

        (stale.Status, stale.ErrorCode, stale.FailedTransactionActionIndex).ShouldBe((412, "UpdateConditionNotSatisfied", 1));
        (missing.Status, missing.ErrorCode, missing.FailedTransactionActionIndex).ShouldBe((404, "ResourceNotFound", 2));
    }

    [Fact]
    public async Task SubmitTransaction_UpdateWithoutETag_InsertsAsTheSdkDoes()
    {
        var table = await azurite.NewTableAsync();

        await table.SubmitTransactionAsync([Action(UpdateMerge, "merged"), Action(UpdateReplace, "replaced")]);

        table.Query<TableEntity>().Select(row => row.RowKey).ShouldBe(["merged", "replaced"]);
    }

    [Fact]
    public async Task SubmitTransaction_NoActions_IsRefused()
    {
        var table = await azurite.NewTableAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
        await Should.ThrowAsync<ArgumentNullException>(() => table.SubmitTransactionAsync(null!));
    }

    private static TableTransactionAction Action(TableTransactionActionType type, string row, ETag etag = default) =>
        new(type, new TableEntity("p", row) { ["New"] = "é😀\r\n--x" }, etag);
}
