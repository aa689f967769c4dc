using Azure;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Tests;

public class TableEntityTests
{
    [Fact]
    public void Indexer_IntegerOverWiderNumber_KeepsTheWiderType()
    {
        var row = new TableEntity { ["Double"] = 1.5, ["Long"] = 2L };

        row["Double"] = 2;
        row["Long"] = 3;

        row.GetDouble("Double").ShouldBe(2.0);
        row.GetInt64("Long").ShouldBe(3L);
    }

    [Fact]
    public void Indexer_OtherType_ReplacesTheValueButNeverADateByText()
    {
        var row = new TableEntity { ["Value"] = 1, ["Text"] = "x" };

        row["Value"] = "text";

        row.GetString("Value").ShouldBe("text");
        Should.Throw<InvalidOperationException>(() => row["Text"] = DateTimeOffset.UnixEpoch).Message.ShouldContain("Property Text");
    }

    [Fact]
    public void Getter_OfAnotherType_NamesPropertyAndTypes() =>
        Should.Throw<InvalidOperationException>(() => new TableEntity { ["Value"] = 1 }.GetInt64("Value"))
            .Message.ShouldBe("Property Value is a System.Int32, not a System.Nullable`1[System.Int64].");

    [Fact]
    public void Getter_MissingProperty_IsNull()
    {
        var row = new TableEntity();

        row.GetString("X").ShouldBeNull();
        row.GetInt32("X").ShouldBeNull();
        row.GetBinaryData("X").ShouldBeNull();
        row["X"].ShouldBeNull();
        row.PartitionKey.ShouldBeNull();
        row.Timestamp.ShouldBeNull();
        row.ETag.ShouldBe(default);
    }

    [Fact]
    public void DateGetters_ReadEitherKindOfDate()
    {
        var row = new TableEntity { ["Moment"] = DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(3)), ["Time"] = DateTime.UnixEpoch };

        row.GetDateTime("Moment").ShouldBe(DateTime.UnixEpoch);
        row.GetDateTime("Moment")!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        row.GetDateTimeOffset("Time").ShouldBe(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void GetBinaryData_OfBytes_WrapsThem() =>
        new TableEntity { ["Data"] = new byte[] { 1 } }.GetBinaryData("Data").ToArray().ShouldBe([1]);

    [Fact]
    public void Dictionary_HoldsKeysAndProperties()
    {
        var row = new TableEntity(new Dictionary<string, object> { ["PartitionKey"] = "p", ["A"] = 1 }) { RowKey = "r", ETag = ETag.All };
        IDictionary<string, object> dictionary = row;

        row.Keys.ShouldBe(["PartitionKey", "A", "RowKey", "odata.etag"], ignoreOrder: true);
        row.Count.ShouldBe(4);
        dictionary.Contains(new("A", 1)).ShouldBeTrue();
        row.Remove("A").ShouldBeTrue();
        row.TryGetValue("A", out _).ShouldBeFalse();
        row.Add("B", 2);
        dictionary.Select(pair => pair.Key).ShouldContain("B");
        row.Clear();
        row.ContainsKey("B").ShouldBeFalse();
    }
}
