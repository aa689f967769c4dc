using Azure;
using Azure.Data.Tables;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Storage;

public class TableWritesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task MergeRows_ManyAtOnce_LoseNothing()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        var table = pipeline.Tables.Posts;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => table.MergeRowsAsync(
            [.. Enumerable.Range(0, 10).Select(row => new TableEntity("p", $"{row}") { [$"Writer{i}"] = i })], Union, CancellationToken.None))));

        var rows = await RowsAsync(table);
        rows.Count.ShouldBe(10);
        rows.ShouldAllBe(row => Enumerable.Range(0, 6).All(i => row.GetInt32($"Writer{i}") == i));
    }

    [Fact]
    public async Task MergeRows_MoreThanOneTransactionHolds_WritesAll()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        await pipeline.Tables.Posts.MergeRowsAsync([.. Enumerable.Range(0, 250).Select(i => new TableEntity("p", $"{i:D3}"))], Union, CancellationToken.None);

        (await RowsAsync(pipeline.Tables.Posts)).Count.ShouldBe(250);
    }

    [Fact]
    public async Task MergeRows_SameRowTwice_TakesTheLater()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        await pipeline.Tables.Posts.MergeRowsAsync([new("p", "r") { ["N"] = 1 }, new("p", "r") { ["N"] = 2 }], Union, CancellationToken.None);

        (await RowsAsync(pipeline.Tables.Posts)).ShouldHaveSingleItem().GetInt32("N").ShouldBe(2);
    }

    [Fact]
    public async Task RetryConflicts_OtherErrors_AreNotRetried()
    {
        var attempts = 0;

        await Should.ThrowAsync<RequestFailedException>(() => TableWrites.RetryConflictsAsync(
            () =>
            {
                attempts++;
                throw new RequestFailedException(403, "no");
            },
            CancellationToken.None));

        attempts.ShouldBe(1);
    }

    private static TableEntity Union(TableEntity stored, TableEntity later)
    {
        var merged = new TableEntity(later.PartitionKey, later.RowKey);
        foreach (var (column, value) in stored.Concat(later).Where(c => c.Key is not ("odata.etag" or "Timestamp")))
            merged[column] = value;
        return merged;
    }

    private static async Task<List<TableEntity>> RowsAsync(TableClient table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>())
            rows.Add(row);
        return rows;
    }
}
