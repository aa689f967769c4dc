using Azure;
using Azure.Data.Tables;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests.Rules;

public class TransactionRuleTests(AzuriteFixture azurite)
{
    [Fact]
    public Task Transaction_TwoPartitions_NamesTheFirstThatDiffers() =>
        RefusedAsync("CommandsInBatchActOnDifferentPartitions", 2, [Row("p", "1"), Row("p", "2"), Row("q", "3"), Row("q", "4")]);

    [Fact]
    public Task Transaction_RowTwice_NamesTheSecond() => RefusedAsync("InvalidDuplicateRow", 1, [Row("p", "1"), Row("p", "1")]);

    [Fact]
    public async Task Transaction_HundredRows_IsTakenAndOneMoreRefused()
    {
        var table = await azurite.NewTableAsync();

        (await table.SubmitTransactionAsync(Adds(Enumerable.Range(0, 100).Select(row => Row("p", $"{row}"))))).Value.Count.ShouldBe(100);
        await RefusedAsync("InvalidInput", 99, [.. Enumerable.Range(0, 101).Select(row => Row("p", $"{row}"))]);
    }

    [Fact]
    public Task Transaction_EntityThatBreaksARule_NamesIt() =>
        RefusedAsync("PropertyValueTooLarge", 1, [Row("p", "1"), Row("p", "2", new string('x', 40000)), Row("p", "3")]);

    [Fact]
    public Task Transaction_KeyThatBreaksARule_NamesIt() => RefusedAsync("OutOfRangeInput", 1, [Row("p", "1"), Row("p", "2/3")]);

    [Fact]
    public async Task Transaction_JustBelowFourMebibytes_IsTakenAndBeyondRefusedWhole()
    {
        var table = await azurite.NewTableAsync();
        TableEntity[] Rows(int count) => [.. Enumerable.Range(0, count).Select(row => Row("p", $"{row:D2}", new string('x', 32768), new string('y', 32768)))];

        (await table.SubmitTransactionAsync(Adds(Rows(63)))).Value.Count.ShouldBe(63);
        var refused = await Should.ThrowAsync<RequestFailedException>(() => table.SubmitTransactionAsync(Adds(Rows(64))));

        (refused.Status, refused.ErrorCode).ShouldBe((413, "RequestBodyTooLarge"));
        refused.Message.ShouldContain("64 actions");
    }

    private static TableEntity Row(string partition, string row, params string[] texts)
    {
        var entity = new TableEntity(partition, row);
        for (var number = 0; number < texts.Length; number++)
            entity[$"T{number}"] = texts[number];
        return entity;
    }

    private static IEnumerable<TableTransactionAction> Adds(IEnumerable<TableEntity> rows) =>
        rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));

    private async Task RefusedAsync(string code, int index, TableEntity[] rows)
    {
        var table = await azurite.NewTableAsync();

        var refused = await Should.ThrowAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(Adds(rows)));

        (refused.Status, refused.ErrorCode, refused.FailedTransactionActionIndex).ShouldBe((400, code, index));
        table.Query<TableEntity>().ShouldBeEmpty();
    }
}
