using Azure;
using Azure.Data.Tables;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests;

public class QueryTests(AzuriteFixture azurite)
{
    private const int Rows = 1001;

    [Fact]
    public async Task Query_MoreThanAPage_ReadsAllRowsOnceAndInOrder()
    {
        var table = await FilledTableAsync();

        var read = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>("PartitionKey eq 'p'"))
            read.Add(row.RowKey);

        read.ShouldBe(Enumerable.Range(0, Rows).Select(RowKey));
        table.Query<TableEntity>(row => row.PartitionKey == "p").Select(row => row.RowKey).ShouldBe(read);
    }

    [Fact]
    public async Task AsPages_WithMaxPerPage_GivesPagesOfThatSizeAndATokenToGoOnFrom()
    {
        var table = await FilledTableAsync();

        var pages = table.Query<TableEntity>(maxPerPage: 300).AsPages().ToList();
        var rest = table.Query<TableEntity>(maxPerPage: 300).AsPages(pages[1].ContinuationToken, pageSizeHint: 250).ToList();

        pages.Select(page => page.Values.Count).ShouldBe([300, 300, 300, 101]);
        pages[^1].ContinuationToken.ShouldBeNull();
        rest.Select(page => page.Values.Count).ShouldBe([250, 151]);
        rest[0].Values[0].RowKey.ShouldBe(RowKey(600));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Query_PageSizeThatTheServiceRefuses_IsRefused(int size)
    {
        var table = await azurite.NewTableAsync();

        var refused = Should.Throw<RequestFailedException>(() => table.Query<TableEntity>(maxPerPage: size).ToList());

        (refused.Status, refused.ErrorCode).ShouldBe((400, "InvalidInput"));
        refused.Message.ShouldContain($"maxPerPage is {size}");
        table.Query<TableEntity>(maxPerPage: 1000).ShouldBeEmpty();
    }

    [Fact]
    public async Task AsPagesAsync_FromAToken_GoesOnThere()
    {
        var table = await FilledTableAsync();
        string? token = null;
        await foreach (var page in table.QueryAsync<TableEntity>(maxPerPage: 999).AsPages())
            token ??= page.ContinuationToken;

        var rest = new List<string>();
        await foreach (var page in table.QueryAsync<TableEntity>().AsPages(token))
            rest.AddRange(page.Values.Select(row => row.RowKey));

        rest.ShouldBe([RowKey(999), RowKey(1000)]);
    }

    [Fact]
    public async Task Query_WithSelect_ReadsThoseColumnsOnly()
    {
        var table = await FilledTableAsync();

        var dynamic = table.Query<TableEntity>("Number eq 5", select: ["Number"]).Single();
        var typed = table.Query<EveryType>(row => row.Number == 5, select: ["RowKey", "Number"]).Single();

        dynamic.Keys.ShouldBe(["odata.etag", "Number"], ignoreOrder: true);
        (typed.RowKey, typed.Number, typed.Big, typed.InitOnly).ShouldBe((RowKey(5), 5, 0, "initial"));
    }

    [Fact]
    public async Task GetEntity_WithSelect_ReadsThoseColumnsOnly()
    {
        var table = await FilledTableAsync();

        var row = (await table.GetEntityAsync<TableEntity>("p", RowKey(7), ["Big", "Missing"])).Value;

        row.GetInt64("Big").ShouldBe(7);
        row.ContainsKey("Number").ShouldBeFalse();
    }

    [Fact]
    public async Task Query_EmptyTable_GivesNoRows()
    {
        var table = await azurite.NewTableAsync();

        table.Query<TableEntity>().ShouldBeEmpty();
        (await table.QueryAsync<EveryType>().AsPages().GetAsyncEnumerator().MoveNextAsync()).ShouldBeTrue("an empty page is a page");
    }

    [Fact]
    public async Task Query_InterpolatedFilter_QuotesItsValues()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("it's", "r") { ["At"] = DateTimeOffset.UnixEpoch, ["Data"] = new byte[] { 1, 255 } });
        var key = "it's";

        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {key} and At eq {DateTimeOffset.UnixEpoch} and Data eq {new byte[] { 1, 255 }}");

        table.Query<TableEntity>(filter).Count().ShouldBe(1);
    }

    [Fact]
    public async Task QueryAsync_CancelledToken_Stops()
    {
        var table = await FilledTableAsync();
        using var cancelled = new CancellationTokenSource();
        var read = 0;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in table.QueryAsync<TableEntity>(maxPerPage: 10, cancellationToken: cancelled.Token))
            {
                if (++read == 10)
                    await cancelled.CancelAsync();
            }
        });

        read.ShouldBe(10);
    }

    [Fact]
    public async Task Query_ServiceRefusesTheFilter_ThrowsItsError()
    {
        var table = await azurite.NewTableAsync();

        var failed = Should.Throw<RequestFailedException>(() => table.Query<TableEntity>("PartitionKey near 'p'").ToList());

        failed.Status.ShouldBe(400);
    }

    private static string RowKey(int number) => $"{number:D5}";

    private async Task<TableClient> FilledTableAsync()
    {
        var table = await azurite.NewTableAsync();
        var rows = Enumerable.Range(0, Rows).Select(number => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity("p", RowKey(number)) { ["Number"] = number, ["Big"] = (long)number }));
        foreach (var chunk in rows.Chunk(100))
            await table.SubmitTransactionAsync(chunk);
        return table;
    }
}
