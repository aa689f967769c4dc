using Azure;
using Azure.Data.Tables;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests.Rules;

public class EntityRuleTests(AzuriteFixture azurite)
{
    private const string InvalidKeyCharacters = "/\\#?\t\u0000\u001F\u007F\u009F";

    [Fact]
    public void PropertyValue_AtTheLimit_IsStoredAndBeyondItRefused()
    {
        Accepted(row => row["V"] = new string('x', 32768));
        Refused("PropertyValueTooLarge", "V", row => row["V"] = new string('x', 32769));
        Accepted(row => row["V"] = new byte[65536]);
        Refused("PropertyValueTooLarge", "V", row => row["V"] = new byte[65537]);
        Refused("PropertyValueTooLarge", "V", row => row["V"] = BinaryData.FromBytes(new byte[65537]));
    }

    [Fact]
    public void Properties_AtTheLimit_AreStoredAndOneMoreRefused()
    {
        Accepted(row => AddNumbers(row, 252));
        Refused("TooManyProperties", "P252", row => AddNumbers(row, 253));
    }

    [Fact]
    public void Entity_AtTheLimit_IsStoredAndBeyondItRefused()
    {
        // 1 MiB = 4 + keys (p, r: 4) + 16 x (8 + 2 name characters + 4 + text): 65,522 bytes of text each leave 4 too few.
        Accepted(row => AddTexts(row, 32752));
        Refused("EntityTooLarge", "bytes", row => AddTexts(row, 32768));
    }

    [Fact]
    public void PropertyName_ThatIsNoIdentifierOrTooLong_IsRefused()
    {
        Accepted(row => row["größe_2"] = 1);
        Accepted(row => row[new string('n', 255)] = 1);
        Refused("PropertyNameTooLong", "nnn", row => row[new string('n', 256)] = 1);
        foreach (var name in (string[])["a-b", "a b", "a.b", "1a", "$a"])
            Refused("PropertyNameInvalid", name, row => row[name] = 1);
    }

    [Fact]
    public void Key_ForbiddenCharacter_IsRefused()
    {
        foreach (var character in InvalidKeyCharacters)
        {
            Refused("OutOfRangeInput", $"U+{(int)character:X4}", row => row.PartitionKey = $"a{character}b");
            Refused("OutOfRangeInput", "RowKey", row => row.RowKey = $"{character}");
        }
    }

    [Fact]
    public void Key_AtTheLimit_IsStoredAndBeyondItRefused()
    {
        Accepted(row => row.RowKey = new string('k', 512));
        Refused("KeyValueTooLarge", "RowKey", row => row.RowKey = new string('k', 513));
    }

    [Fact]
    public void Date_BeforeTheServicesFirst_IsRefused()
    {
        Accepted(row => row["At"] = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Refused("OutOfRangeInput", "At", row => row["At"] = new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero));
        Refused("OutOfRangeInput", "At", row => row["At"] = default(DateTimeOffset));
    }

    [Fact]
    public async Task Rules_HoldForEveryKindOfWriteAndNothingIsSent()
    {
        var table = await azurite.NewTableAsync();
        var row = new TableEntity("p", "r") { ["a-b"] = 1 };

        foreach (var write in (Func<Task<Response>>[])
            [() => table.AddEntityAsync(row), () => table.UpsertEntityAsync(row), () => table.UpdateEntityAsync(row, ETag.All)])
            (await Should.ThrowAsync<RequestFailedException>(write)).ErrorCode.ShouldBe("PropertyNameInvalid");

        table.Query<TableEntity>().ShouldBeEmpty();
    }

    private static void AddNumbers(TableEntity row, int count)
    {
        for (var number = 0; number < count; number++)
            row[$"P{number}"] = number;
    }

    private static void AddTexts(TableEntity row, int length)
    {
        for (var number = 0; number < 16; number++)
            row[$"{(char)('A' + number)}x"] = new string('x', length);
    }

    private TableEntity Store(Action<TableEntity> change)
    {
        var table = new TableClient(azurite.ConnectionString, TestTables.NewName());
        table.Create();
        var row = new TableEntity("p", "r");
        change(row);
        table.AddEntity(row);
        return table.GetEntity<TableEntity>(row.PartitionKey, row.RowKey).Value;
    }

    private void Accepted(Action<TableEntity> change) => Store(change).Timestamp.ShouldNotBeNull();

    private void Refused(string code, string named, Action<TableEntity> change)
    {
        var refused = Should.Throw<RequestFailedException>(() => Store(change));
        (refused.Status, refused.ErrorCode).ShouldBe((400, code));
        refused.Message.ShouldContain(named);
        refused.Message.ShouldContain($"ErrorCode: {code}");
    }
}
