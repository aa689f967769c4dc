using Azure;
using Azure.Data.Tables;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests;

public class TableServiceClientTests(AzuriteFixture azurite)
{
    private readonly TableServiceClient _service = new(azurite.ConnectionString);

    [Fact]
    public async Task CreateTable_TwiceThenDeleteTwice_AnswersAsTheService()
    {
        var name = TestTables.NewName();

        (await _service.CreateTableAsync(name)).Value.Name.ShouldBe(name);
        var exists = Should.Throw<RequestFailedException>(() => _service.CreateTable(name));
        var kept = await _service.CreateTableIfNotExistsAsync(name);
        var deleted = await _service.DeleteTableAsync(name);
        var gone = _service.DeleteTable(name);

        (exists.Status, exists.ErrorCode).ShouldBe((409, "TableAlreadyExists"));
        (kept.Value.Name, kept.GetRawResponse().Status).ShouldBe((name, 409), "an existing table is an answer, not null");
        (deleted.Status, gone.Status).ShouldBe((204, 404));
    }

    [Fact]
    public async Task TableClient_CreateAndDelete_WorkOnItsOwnTable()
    {
        var table = _service.GetTableClient(TestTables.NewName());

        (await table.CreateIfNotExistsAsync()).GetRawResponse().Status.ShouldBe(204);
        table.CreateIfNotExists().Value.Name.ShouldBe(table.Name);
        table.Uri.ShouldBe(new Uri($"{_service.Uri}/{table.Name}"));
        table.AccountName.ShouldBe("devstoreaccount1");
        (await table.DeleteAsync()).Status.ShouldBe(204);
        table.Delete().Status.ShouldBe(404);
    }

    [Fact]
    public async Task Query_ByEveryKindOfFilter_FindsTheTable()
    {
        var name = (await azurite.NewTableAsync()).Name;

        _service.Query(table => table.Name == name).Select(table => table.Name).ShouldBe([name]);
        _service.Query((FormattableString)$"TableName eq {name}").Select(table => table.Name).ShouldBe([name]);
        _service.Query().Select(table => table.Name).ShouldContain(name);
        await foreach (var table in _service.QueryAsync(filter: $"TableName eq '{name}'"))
            table.Name.ShouldBe(name);
    }

    [Fact]
    public async Task Query_MoreTablesThanAPage_ReadsThemAll()
    {
        string[] names = [(await azurite.NewTableAsync()).Name, (await azurite.NewTableAsync()).Name, (await azurite.NewTableAsync()).Name];

        var pages = _service.Query(maxPerPage: 1).AsPages().Where(page => page.Values.Count > 0).ToList();

        pages.ShouldAllBe(page => page.Values.Count == 1);
        names.ShouldBeSubsetOf(pages.Select(page => page.Values[0].Name));
    }

    [Fact]
    public void Clients_DerivedInTests_NeedNoService()
    {
        new FakeService().GetTableClient("rows").Name.ShouldBe("fake rows");
    }

    [Fact]
    public void CreateTable_NameOfAnotherShape_IsRefusedByTheService() =>
        Should.Throw<RequestFailedException>(() => _service.CreateTable("no-dashes")).Status.ShouldBe(400);

    private sealed class FakeService : TableServiceClient
    {
        public override TableClient GetTableClient(string tableName) => new FakeTable(tableName);
    }

    private sealed class FakeTable(string name) : TableClient
    {
        public override string Name => "fake " + name;
    }
}
