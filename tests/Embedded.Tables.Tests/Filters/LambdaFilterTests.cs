using System.Linq.Expressions;
using Azure.Data.Tables;

// These lambdas are translated, never run.
#pragma warning disable CA1309, CA1862, CA2242

namespace Engagement.Embedded.Tables.Tests.Filters;

public class LambdaFilterTests
{
    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    // The texts are those that Azure.Data.Tables 12.8.3 gives for the same lambdas.
    public static TheoryData<Expression<Func<EveryType, bool>>, string> Typed
    {
        get
        {
            var key = "it's";
            var number = 5;
            var holder = new EveryType { Text = "held" };
            return new()
            {
                { row => row.PartitionKey == key, "PartitionKey eq 'it''s'" },
                { row => row.PartitionKey == key && row.RowKey != "b", "(PartitionKey eq 'it''s') and (RowKey ne 'b')" },
                { row => (row.Number > number || row.Big <= 7) && !(row.Real >= 2), "((Number gt 5) or (Big le 7L)) and (not (Real ge 2.0))" },
                { row => row.Truth, "Truth eq true" },
                { row => !row.Truth, "not (Truth eq true)" },
                { row => row.Truth && row.Number == -1, "(Truth eq true) and (Number eq -1)" },
                { row => row.Truth == false, "Truth eq false" },
                { row => row.MaybeTruth == true, "MaybeTruth eq true" },
                { row => row.MaybeTruth!.Value, "MaybeTruth eq true" },
                { row => row.MaybeNumber > 3, "MaybeNumber gt 3" },
                { row => row.MaybeNumber!.Value < 3, "MaybeNumber lt 3" },
                { row => row.Time >= Noon, "Time ge datetime'2026-01-02T12:00:00Z'" },
                { row => row.Moment < new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(1)), "Moment lt datetime'2026-01-02T02:04:05.678Z'" },
                { row => row.Timestamp > DateTimeOffset.UnixEpoch, "Timestamp gt datetime'1970-01-01T00:00:00Z'" },
                { row => row.Id == Guid.Empty, "Id eq guid'00000000-0000-0000-0000-000000000000'" },
                { row => row.Bytes == new byte[] { 1, 255, 16 }, "Bytes eq X'01FF10'" },
                { row => row.Real == 1e300, "Real eq 1E+300" },
                { row => row.Text == holder.Text, "Text eq 'held'" },
                { row => row.Text == key.ToUpperInvariant(), "Text eq 'IT''S'" },
                { row => string.Compare(row.Text, "a") > 0, "Text gt 'a'" },
                { row => row.RowKey.CompareTo("2026-01") >= 0 && row.RowKey.CompareTo("2026-02") < 0, "(RowKey ge '2026-01') and (RowKey lt '2026-02')" },
                { row => row.Text!.Equals("a"), "Text eq 'a'" },
                { row => string.Equals(row.Text, "a"), "Text eq 'a'" },
                { row => row.Renamed == "a", "stored_name eq 'a'" },
            };
        }
    }

    public static TheoryData<Expression<Func<TableEntity, bool>>, string> Dynamic => new()
    {
        { row => (int)row["N"] == 5, "N eq 5" },
        { row => (string)row["S"] == "a", "S eq 'a'" },
        { row => (bool)row["B"], "B eq true" },
        { row => row.GetInt32("N") > 5, "N gt 5" },
        { row => row.GetInt64("L") <= 5, "L le 5L" },
        { row => row.GetDouble("D") == 5, "D eq 5.0" },
        { row => row.GetString("S").CompareTo("a") > 0, "S gt 'a'" },
        { row => row.GetBoolean("B")!.Value, "B eq true" },
        { row => row.GetDateTime("T") > Noon, "T gt datetime'2026-01-02T12:00:00Z'" },
        { row => row.GetGuid("G") == Guid.Empty, "G eq guid'00000000-0000-0000-0000-000000000000'" },
    };

    public static TheoryData<Expression<Func<EveryType, bool>>, string> Refused => new()
    {
        { row => row.Text!.StartsWith('a'), "StartsWith" },
        { row => row.Text!.Contains('a'), "Contains" },
        { row => row.Text!.Equals("a", StringComparison.OrdinalIgnoreCase), "StringComparison" },
        { row => string.Compare(row.Text, "a", StringComparison.Ordinal) > 0, "Compare" },
        { row => string.CompareOrdinal(row.Text, "a") > 0, "CompareOrdinal" },
        { row => row.Text == null, "stores no nulls" },
        { row => row.MaybeNumber.HasValue, "HasValue" },
        { row => row.Day == DayOfWeek.Friday, "enums are stored as text" },
        { row => row.Real == double.NaN, "no literal" },
        { row => row.Time > new DateTime(2026, 1, 1), "must be UTC" },
        { row => row.Number > 5L, "5 as Int32" },
        { row => row.Number < 1.5, "1.5 as Int32" },
        { row => 5 < row.Number, "left side must be a property" },
        { row => row.Number + 1 > 3, "left side must be a property" },
        { row => row.Text == row.RowKey, "right side a value" },
        { row => row.Text!.Length > 3, "Length" },
        { row => row.Truth ? row.Number > 1 : row.Number > 2, "IIF" },
        { row => Noon > DateTime.UnixEpoch && row.Number == 1, "Noon" },
        { row => false, "False" },
    };

    [Theory]
    [MemberData(nameof(Typed), DisableDiscoveryEnumeration = true)]
    public void CreateQueryFilter_TypedRow_GivesTheSdksText(Expression<Func<EveryType, bool>> lambda, string filter) =>
        TableClient.CreateQueryFilter(lambda).ShouldBe(filter);

    [Theory]
    [MemberData(nameof(Dynamic), DisableDiscoveryEnumeration = true)]
    public void CreateQueryFilter_TableEntity_GivesTheSdksText(Expression<Func<TableEntity, bool>> lambda, string filter) =>
        TableClient.CreateQueryFilter(lambda).ShouldBe(filter);

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void CreateQueryFilter_WhatTheServiceCannotDo_IsRefusedByName(Expression<Func<EveryType, bool>> lambda, string named) =>
        Should.Throw<NotSupportedException>(() => TableClient.CreateQueryFilter(lambda)).Message.ShouldContain(named);

    [Fact]
    public void CreateQueryFilter_AlwaysTrue_IsNoFilter() =>
        TableClient.CreateQueryFilter<EveryType>(row => true).ShouldBeNull();

    [Fact]
    public void CreateQueryFilter_InterpolatedText_QuotesEveryValue()
    {
        var filter = TableClient.CreateQueryFilter(
            $"A eq {"it's"} and B eq {5} and C eq {7L} and D eq {2.5} and E eq {true} and F eq {Noon} and G eq {Guid.Empty} and H eq {'\''}");

        filter.ShouldBe(
            "A eq 'it''s' and B eq 5 and C eq 7L and D eq 2.5 and E eq true and F eq datetime'2026-01-02T12:00:00Z' "
            + "and G eq guid'00000000-0000-0000-0000-000000000000' and H eq ''''");
    }

    [Fact]
    public void CreateQueryFilter_ValueWithoutLiteral_NamesIt() =>
        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {1} and B eq {TimeSpan.FromDays(1)}"))
            .Message.ShouldContain("Argument 1");
}
