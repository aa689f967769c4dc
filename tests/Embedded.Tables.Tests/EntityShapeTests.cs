using Azure;
using Azure.Data.Tables;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests;

public class EntityShapeTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task AddEntity_PropertyTypeThatIsNotStored_NamesClassAndProperty()
    {
        var table = await azurite.NewTableAsync();

        Should.Throw<NotSupportedException>(() => table.AddEntity(new Holder<decimal>())).Message.ShouldContain(".Value is a System.Decimal");
        Should.Throw<NotSupportedException>(() => table.AddEntity(new Holder<List<string>>())).Message.ShouldContain("[IgnoreDataMember]");
        Should.Throw<NotSupportedException>(() => table.AddEntity(new Holder<uint?>())).Message.ShouldContain("System.UInt32");
    }

    [Fact]
    public async Task AddEntity_PublicField_IsRefusedRatherThanForgotten()
    {
        var table = await azurite.NewTableAsync();

        Should.Throw<NotSupportedException>(() => table.AddEntity(new WithField { Views = 1 })).Message.ShouldContain("WithField.Views");
    }

    [Fact]
    public async Task Query_ClassWithoutParameterlessConstructor_SaysWhatIsMissing()
    {
        var table = await azurite.NewTableAsync();

        Should.Throw<InvalidOperationException>(() => table.Query<NoConstructor>().ToList()).Message.ShouldContain("constructor");
    }

    [Theory]
    [MemberData(nameof(Mismatches), DisableDiscoveryEnumeration = true)]
    public async Task GetEntity_StoredTypeDoesNotFit_NamesThePropertyInsteadOfLosingIt(object stored, Func<TableClient, object> read)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = stored });

        Should.Throw<InvalidOperationException>(() => read(table)).Message.ShouldContain("property Value does not fit");
    }

    [Fact]
    public async Task GetEntity_IntegerIntoDouble_IsRead()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 5 });

        table.GetEntity<Holder<double>>("p", "r").Value.Value.ShouldBe(5.0);
    }

    public static TheoryData<object, Func<TableClient, object>> Mismatches => new()
    {
        { 5, Read<long> },
        { 5L, Read<int> },
        { 5, Read<string> },
        { 5.5, Read<int> },
        { "5", Read<int?> },
        { "true", Read<bool> },
        { "x", Read<Guid> },
        { "!", Read<byte[]> },
        { "Blursday", Read<DayOfWeek> },
        { "x", Read<DateTimeOffset> },
        { "x", Read<double> },
    };

    private static object Read<T>(TableClient table) => table.GetEntity<Holder<T>>("p", "r").Value.Value!;

    private abstract class Row : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }

    private sealed class Holder<T> : Row
    {
        public T? Value { get; set; }
    }

    private sealed class WithField : Row
    {
#pragma warning disable CA1051 // The field is what is tested.
        public int Views;
#pragma warning restore CA1051
    }

    private sealed class NoConstructor(string text) : Row
    {
        public string Text { get; set; } = text;
    }
}
