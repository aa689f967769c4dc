using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests;

public class WriteTests(AzuriteFixture azurite)
{
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task UpsertEntity_DefaultMode_MergesWithWhatIsThere()
    {
        var table = await azurite.NewTableAsync();
        await table.UpsertEntityAsync(Row(("A", 1), ("B", 1)));

        await table.UpsertEntityAsync(Row(("B", 2), ("A", null)));

        Own(table).ShouldBe(["A=1", "B=2"]);
    }

    [Fact]
    public async Task UpsertEntity_Replace_LeavesNothingOfTheOldRow()
    {
        var table = await azurite.NewTableAsync();
        table.UpsertEntity(Row(("A", 1), ("B", 1)));

        table.UpsertEntity(Row(("C", 3)), TableUpdateMode.Replace);

        Own(table).ShouldBe(["C=3"]);
    }

    [Fact]
    public async Task UpdateEntity_CurrentETag_WritesInTheGivenMode()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(Row(("A", 1)));

        var merged = await table.UpdateEntityAsync(Row(("B", 2)), Current(table));
        Own(table).ShouldBe(["A=1", "B=2"]);
        merged.Headers.ETag.ShouldBe(Current(table), "the answer tells the new ETag");
        table.UpdateEntity(Row(("C", 3)), Current(table), TableUpdateMode.Replace);

        Own(table).ShouldBe(["C=3"]);
    }

    [Fact]
    public async Task UpdateEntity_StaleETag_FailsAndChangesNothing()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(Row(("A", 1)));

        var failed = await Should.ThrowAsync<RequestFailedException>(() => table.UpdateEntityAsync(Row(("A", 2)), Stale));

        (failed.Status, failed.ErrorCode).ShouldBe((412, TableErrorCode.UpdateConditionNotSatisfied.ToString()));
        Own(table).ShouldBe(["A=1"]);
        (await table.UpdateEntityAsync(Row(("A", 3)), ETag.All)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task UpdateEntity_MissingRowOrETag_IsAnError()
    {
        var table = await azurite.NewTableAsync();

        var failed = Should.Throw<RequestFailedException>(() => table.UpdateEntity(Row(("A", 2)), ETag.All));

        (failed.Status, failed.ErrorCode).ShouldBe((404, "ResourceNotFound"));
        Should.Throw<ArgumentException>(() => table.UpdateEntity(Row(("A", 2)), default)).ParamName.ShouldBe("ifMatch");
    }

    [Fact]
    public async Task DeleteEntity_StaleETag_FailsAndAnyETagDeletes()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(Row(("A", 1)));

        var failed = Should.Throw<RequestFailedException>(() => table.DeleteEntity("p", "r", Stale));
        var deleted = table.DeleteEntity("p", "r");
        var again = await table.DeleteEntityAsync("p", "r");

        failed.Status.ShouldBe(412);
        deleted.Status.ShouldBe(204);
        again.Status.ShouldBe(404, "deleting what is gone is no failure");
    }

    [Fact]
    public async Task AddEntity_ExistingRow_Is409()
    {
        var table = await azurite.NewTableAsync();
        (await table.AddEntityAsync(Row(("A", 1)))).Status.ShouldBe(204);

        var failed = await Should.ThrowAsync<RequestFailedException>(() => table.AddEntityAsync(Row(("A", 1))));

        (failed.Status, failed.ErrorCode).ShouldBe((409, "EntityAlreadyExists"));
        (failed.ErrorCode! == TableErrorCode.EntityAlreadyExists).ShouldBeTrue();
    }

    [Fact]
    public async Task GetEntity_MissingRow_Is404AndIfExistsSaysSo()
    {
        var table = await azurite.NewTableAsync();

        var failed = Should.Throw<RequestFailedException>(() => table.GetEntity<EveryType>("p", "none"));
        var missing = await table.GetEntityIfExistsAsync<EveryType>("p", "none");
        await table.AddEntityAsync(Row(("Number", 4)));
        var present = table.GetEntityIfExists<EveryType>("p", "r");

        (failed.Status, failed.ErrorCode).ShouldBe((404, "ResourceNotFound"));
        (missing.HasValue, missing.GetRawResponse().Status).ShouldBe((false, 404));
        Should.Throw<InvalidOperationException>(() => missing.Value).Message.ShouldContain("HasValue");
        (present.HasValue, present.Value!.Number).ShouldBe((true, 4));
    }

    [Fact]
    public async Task AnyCall_MissingTable_Is404TableNotFound()
    {
        var table = new TableClient(azurite.ConnectionString, "nosuchtable");

        (await Should.ThrowAsync<RequestFailedException>(() => table.AddEntityAsync(Row(("A", 1))))).ErrorCode.ShouldBe("TableNotFound");
        Should.Throw<RequestFailedException>(() => table.Query<TableEntity>().ToList()).ErrorCode.ShouldBe("TableNotFound");
    }

    private static TableEntity Row(params (string Name, object? Value)[] properties)
    {
        var row = new TableEntity("p", "r");
        foreach (var (name, value) in properties)
            row[name] = value;
        return row;
    }

    private static ETag Current(TableClient table) => table.GetEntity<TableEntity>("p", "r").Value.ETag;

    private static List<string> Own(TableClient table)
    {
        var row = table.GetEntity<TableEntity>("p", "r").Value;
        return [.. row.Keys.Where(key => key.Length == 1).Order(StringComparer.Ordinal).Select(key => $"{key}={row[key]}")];
    }
}
