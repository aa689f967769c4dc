namespace Engagement.Functions.Feed.Model;

/// <summary>How the numbers of tables, which are doubles, become decimals that every reader takes.</summary>
internal static class Decimals
{
    /// <summary>Digits in all, and behind the point, that $metadata promises.</summary>
    public const int Precision = 28;
    public const int Scale = 10;

    private const double Bound = 1e18;

    /// <summary>Null for what no decimal of this precision holds: NaN, infinities, 10^18 and beyond.</summary>
    public static decimal? Of(double? number) => number is { } value && Math.Abs(value) < Bound ? Math.Round((decimal)value, Scale) : null;
}
