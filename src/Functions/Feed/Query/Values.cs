using System.Globalization;
using Microsoft.OData.Edm;

namespace Engagement.Functions.Feed.Query;

/// <summary>The value of an expression for a row.</summary>
internal delegate object? RowValue(object row);

/// <summary>How values compare and compute: OData's rules, on .NET's types.</summary>
internal static class Values
{
    /// <summary>OData's own types in the types that rows hold.</summary>
    public static object? Of(object? constant) => constant switch
    {
        Date date => new DateOnly(date.Year, date.Month, date.Day),
        TimeOfDay time => new TimeOnly(time.Ticks),
        short or byte or sbyte => Convert.ToInt32(constant, CultureInfo.InvariantCulture),
        float single => (double)single,
        _ => constant,
    };

    /// <summary>Null when one of them is, or when they are of kinds that do not compare.</summary>
    public static int? Compare(object? one, object? other) => (one, other) switch
    {
        (null, _) or (_, null) => null,
        (string a, string b) => string.CompareOrdinal(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        (TimeOnly a, TimeOnly b) => a.CompareTo(b),
        (TimeSpan a, TimeSpan b) => a.CompareTo(b),
        (DateTimeOffset or DateOnly, DateTimeOffset or DateOnly) => Instant(one).CompareTo(Instant(other)),
        (double a, _) when IsNumber(other) => Numbers(a, ToDouble(other)),
        (_, double b) when IsNumber(one) => Numbers(ToDouble(one), b),
        _ when IsNumber(one) && IsNumber(other) => ToDecimal(one).CompareTo(ToDecimal(other)),
        _ => null,
    };

    /// <summary>Null equals null, and nothing else.</summary>
    public static bool AreEqual(object? one, object? other) => one is null || other is null ? one is null && other is null : Compare(one, other) == 0;

    public static bool IsNumber(object? value) => value is int or long or decimal or double;

    public static double ToDouble(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    public static decimal ToDecimal(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    /// <summary>A day as an instant is its midnight, UTC.</summary>
    public static DateTimeOffset Instant(object value) => value is DateOnly day ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : (DateTimeOffset)value;

    // NaN compares with nothing, as in OData; rows hold none.
    private static int? Numbers(double one, double other) => double.IsNaN(one) || double.IsNaN(other) ? null : one.CompareTo(other);
}
