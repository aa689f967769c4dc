using Microsoft.OData.UriParser;

namespace Engagement.Functions.Feed.Query;

/// <summary>add, sub, mul, div and mod. What has no value, such as a division by zero or a number too large, is null, as a missing operand is.</summary>
internal static class Arithmetic
{
    public static object? Compute(BinaryOperatorKind kind, object? one, object? other)
    {
        if (!Values.IsNumber(one) || !Values.IsNumber(other))
            return null;
        try
        {
            return (one, other) switch
            {
                (double, _) or (_, double) => Double(kind, Values.ToDouble(one!), Values.ToDouble(other!)),
                (decimal, _) or (_, decimal) => Decimal(kind, Values.ToDecimal(one!), Values.ToDecimal(other!)),
                _ => Whole(kind, Convert.ToInt64(one, null), Convert.ToInt64(other, null)),
            };
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            return null;
        }
    }

    public static object? Negate(object? value) => value switch
    {
        int number => -(long)number,
        long number when number != long.MinValue => -number,
        decimal number => -number,
        double number => -number,
        TimeSpan span => -span,
        _ => null,
    };

    private static long Whole(BinaryOperatorKind kind, long one, long other) => checked(kind switch
    {
        BinaryOperatorKind.Add => one + other,
        BinaryOperatorKind.Subtract => one - other,
        BinaryOperatorKind.Multiply => one * other,
        BinaryOperatorKind.Divide => one / other,
        _ => one % other,
    });

    private static decimal Decimal(BinaryOperatorKind kind, decimal one, decimal other) => kind switch
    {
        BinaryOperatorKind.Add => one + other,
        BinaryOperatorKind.Subtract => one - other,
        BinaryOperatorKind.Multiply => one * other,
        BinaryOperatorKind.Divide => one / other,
        _ => one % other,
    };

    private static double Double(BinaryOperatorKind kind, double one, double other) => kind switch
    {
        BinaryOperatorKind.Add => one + other,
        BinaryOperatorKind.Subtract => one - other,
        BinaryOperatorKind.Multiply => one * other,
        BinaryOperatorKind.Divide => one / other,
        _ => one % other,
    };
}
