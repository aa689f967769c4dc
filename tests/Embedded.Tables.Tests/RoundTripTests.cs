using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Engagement.Testing;

namespace Engagement.Embedded.Tables.Tests;

public class RoundTripTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset SomeMoment = new(2026, 7, 14, 23, 59, 59, TimeSpan.FromHours(2));

    public static TheoryData<object, object> Values => new()
    {
        { "it's|ü漢😀\r\n\"\\", "it's|ü漢😀\r\n\"\\" },
        { "", "" },
        { true, true },
        { int.MinValue, int.MinValue },
        { long.MaxValue, long.MaxValue },
        { long.MinValue, long.MinValue },
        { 3.0, 3.0 },
        { 0.1, 0.1 },
        { double.MaxValue, double.MaxValue },
        { double.Epsilon, double.Epsilon },
        { double.NaN, double.NaN },
        { SomeMoment.AddTicks(1234567), SomeMoment.AddTicks(1234567).ToUniversalTime() },
        { new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        { Guid.Parse("11111111-2222-3333-4444-555555555555"), Guid.Parse("11111111-2222-3333-4444-555555555555") },
        { new byte[] { 0, 1, 255 }, new byte[] { 0, 1, 255 } },
        { Array.Empty<byte>(), Array.Empty<byte>() },
        { BinaryData.FromBytes(new byte[] { 7 }), new byte[] { 7 } },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task TableEntity_ValueOfEveryType_ComesBackAsItWas(object stored, object expected)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = stored });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        read["Value"].ShouldBe(expected);
        read["Value"].GetType().ShouldBe(expected.GetType());
    }

    [Fact]
    public async Task TableEntity_ReadBack_HasKeysTimestampAndETag()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Nothing"] = null });

        var read = table.GetEntity<TableEntity>("p", "r").Value;

        read.Keys.ShouldBe(["PartitionKey", "RowKey", "Timestamp", "odata.etag"], ignoreOrder: true);
        (read.PartitionKey, read.RowKey).ShouldBe(("p", "r"));
        read.Timestamp.ShouldNotBeNull().Offset.ShouldBe(TimeSpan.Zero);
        read.ETag.ToString().ShouldStartWith("W/\"datetime'");
    }

    [Fact]
    public async Task TypedEntity_EveryProperty_ComesBackAsItWas()
    {
        var table = await azurite.NewTableAsync();
        var row = Filled();
        row.SetPrivately("set");
        await table.AddEntityAsync(row);

        var read = (await table.GetEntityAsync<EveryType>("p", "r")).Value;

        read.ShouldSatisfyAllConditions(
            () => read.Text.ShouldBe(row.Text),
            () => read.Truth.ShouldBe(row.Truth),
            () => read.Number.ShouldBe(row.Number),
            () => read.Big.ShouldBe(row.Big),
            () => read.Real.ShouldBe(row.Real),
            () => read.Time.ShouldBe(row.Time),
            () => read.Time.Kind.ShouldBe(DateTimeKind.Utc),
            () => read.Moment.ShouldBe(row.Moment),
            () => read.Id.ShouldBe(row.Id),
            () => read.Bytes.ShouldBe(row.Bytes),
            () => read.Data!.ToArray().ShouldBe(row.Data!.ToArray()),
            () => read.Day.ShouldBe(row.Day),
            () => read.MaybeTruth.ShouldBe(row.MaybeTruth),
            () => read.MaybeNumber.ShouldBe(row.MaybeNumber),
            () => read.MaybeBig.ShouldBe(row.MaybeBig),
            () => read.MaybeReal.ShouldBe(row.MaybeReal),
            () => read.MaybeTime.ShouldBe(row.MaybeTime),
            () => read.MaybeMoment.ShouldBe(row.MaybeMoment),
            () => read.MaybeId.ShouldBe(row.MaybeId),
            () => read.MaybeDay.ShouldBe(row.MaybeDay),
            () => read.Renamed.ShouldBe(row.Renamed),
            () => read.NotStored.ShouldBeNull(),
            () => read.PrivatelySet.ShouldBe("initial", "the SDK sets public setters only"),
            () => read.InitOnly.ShouldBe("given"),
            () => read.Timestamp.ShouldNotBeNull(),
            () => read.ETag.ShouldNotBe(default));
    }

    [Fact]
    public async Task TypedEntity_Nulls_AreNotStored()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new EveryType());

        var stored = table.GetEntity<TableEntity>("p", "r").Value;

        stored.Keys.ShouldBe(
            [
                "PartitionKey", "RowKey", "Timestamp", "odata.etag", "Truth", "Number", "Big", "Real", "Time", "Moment", "Id", "Day",
                "Computed", "PrivatelySet", "InitOnly",
            ],
            ignoreOrder: true);
        stored["Day"].ShouldBe("Sunday");
        table.GetEntity<EveryType>("p", "r").Value.MaybeNumber.ShouldBeNull();
    }

    [Fact]
    public async Task TypedEntity_StoredNames_AreThoseOfDataMember()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new EveryType { Renamed = "x", NotStored = "y" });

        var stored = table.GetEntity<TableEntity>("p", "r").Value;

        stored["stored_name"].ShouldBe("x");
        stored.ContainsKey("Renamed").ShouldBeFalse();
        stored.ContainsKey("NotStored").ShouldBeFalse();
    }

    [Fact]
    public async Task TypedEntity_InterfaceImplementedExplicitly_IsStoredAndRead()
    {
        var table = await azurite.NewTableAsync();
        ITableEntity row = new Explicit { Value = 3 };
        (row.PartitionKey, row.RowKey) = ("p", "r");
        await table.AddEntityAsync(row);

        var read = table.GetEntity<Explicit>("p", "r").Value;

        read.Value.ShouldBe(3);
        ((ITableEntity)read).RowKey.ShouldBe("r");
        ((ITableEntity)read).ETag.ShouldNotBe(default);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task AddEntity_InfiniteNumber_IsRefusedAsInTheSdk(double value)
    {
        var table = await azurite.NewTableAsync();

        var refused = Should.Throw<ArgumentException>(() => table.AddEntity(new TableEntity("p", "r") { ["Rate"] = value }));

        refused.Message.ShouldContain("Rate");
        refused.Message.ShouldContain(value.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task AddEntity_LocalTime_IsRefused()
    {
        var table = await azurite.NewTableAsync();
        var row = new TableEntity("p", "r") { ["At"] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) };

        (await Should.ThrowAsync<NotSupportedException>(() => table.AddEntityAsync(row))).Message.ShouldContain("Property At");
    }

    [Theory]
    [MemberData(nameof(Unsupported), DisableDiscoveryEnumeration = true)]
    public async Task AddEntity_TypeThatATableCannotHold_IsRefusedByName(object value)
    {
        var table = await azurite.NewTableAsync();

        Should.Throw<NotSupportedException>(() => table.AddEntity(new TableEntity("p", "r") { ["Odd"] = value }))
            .Message.ShouldContain($"Property Odd is a {value.GetType()}");
    }

    public static TheoryData<object> Unsupported =>
        [5u, 5ul, (short)5, (byte)5, 5f, 5m, 'c', TimeSpan.FromDays(1), new DateOnly(2026, 1, 1), DayOfWeek.Friday, new[] { 1 }];

    private static EveryType Filled() => new()
    {
        Text = "text",
        Truth = true,
        Number = -5,
        Big = long.MinValue,
        Real = 3.0,
        Time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(1),
        Moment = SomeMoment,
        Id = Guid.Parse("11111111-2222-3333-4444-555555555555"),
        Bytes = [1, 2],
        Data = BinaryData.FromBytes(new byte[] { 3 }),
        Day = DayOfWeek.Friday,
        MaybeTruth = true,
        MaybeNumber = 0,
        MaybeBig = 1L << 40,
        MaybeReal = double.NaN,
        MaybeTime = DateTime.UnixEpoch,
        MaybeMoment = DateTimeOffset.UnixEpoch,
        MaybeId = Guid.Empty,
        MaybeDay = DayOfWeek.Monday,
        Renamed = "renamed",
        NotStored = "not stored",
        InitOnly = "given",
    };

    private sealed class Explicit : ITableEntity
    {
        public int Value { get; set; }

        string ITableEntity.PartitionKey { get; set; } = "";

        string ITableEntity.RowKey { get; set; } = "";

        DateTimeOffset? ITableEntity.Timestamp { get; set; }

        ETag ITableEntity.ETag { get; set; }
    }
}
