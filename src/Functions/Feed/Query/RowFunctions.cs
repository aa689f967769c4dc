namespace Engagement.Functions.Feed.Query;

/// <summary>OData's functions that expressions may call. One whose argument is null has no value.</summary>
internal static class RowFunctions
{
    /// <summary>Null when the function is not offered.</summary>
    public static Func<object?[], object?>? Find(string name, TimeProvider clock) => name switch
    {
        "contains" => Texts((text, part) => text.Contains(part, StringComparison.Ordinal)),
        "startswith" => Texts((text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        "endswith" => Texts((text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        "indexof" => Texts((text, part) => text.IndexOf(part, StringComparison.Ordinal)),
        "concat" => Texts(string.Concat),
        "length" => Text(text => text.Length),
        "tolower" => Text(text => text.ToLowerInvariant()),
        "toupper" => Text(text => text.ToUpperInvariant()),
        "trim" => Text(text => text.Trim()),
        "substring" => Substring,
        "year" => Day(day => day.Year),
        "month" => Day(day => day.Month),
        "day" => Day(day => day.Day),
        "hour" => Instant(at => at.Hour),
        "minute" => Instant(at => at.Minute),
        "second" => Instant(at => at.Second),
        "fractionalseconds" => Instant(at => at.Ticks % TimeSpan.TicksPerSecond / (decimal)TimeSpan.TicksPerSecond),
        "date" => Instant(at => DateOnly.FromDateTime(at.DateTime)),
        "time" => Instant(at => TimeOnly.FromTimeSpan(at.TimeOfDay)),
        "totaloffsetminutes" => Instant(at => (int)at.Offset.TotalMinutes),
        "round" => Number(number => Math.Round(number, MidpointRounding.AwayFromZero), number => Math.Round(number, MidpointRounding.AwayFromZero)),
        "floor" => Number(Math.Floor, Math.Floor),
        "ceiling" => Number(Math.Ceiling, Math.Ceiling),
        "now" => _ => clock.GetUtcNow(),
        "mindatetime" => _ => DateTimeOffset.MinValue,
        "maxdatetime" => _ => DateTimeOffset.MaxValue,
        _ => null,
    };

    private static Func<object?[], object?> Texts<T>(Func<string, string, T> compute) =>
        arguments => arguments is [string text, string part] ? compute(text, part) : null;

    private static Func<object?[], object?> Text<T>(Func<string, T> compute) => arguments => arguments is [string text] ? compute(text) : null;

    private static Func<object?[], object?> Day(Func<DateOnly, int> compute) => arguments => arguments[0] switch
    {
        DateOnly day => compute(day),
        DateTimeOffset at => compute(DateOnly.FromDateTime(at.DateTime)),
        _ => null,
    };

    private static Func<object?[], object?> Instant<T>(Func<DateTimeOffset, T> compute) => arguments => arguments[0] is DateTimeOffset at ? compute(at) : null;

    private static Func<object?[], object?> Number(Func<decimal, decimal> exact, Func<double, double> approximate) => arguments => arguments[0] switch
    {
        double number => approximate(number),
        int or long or decimal => exact(Values.ToDecimal(arguments[0]!)),
        _ => null,
    };

    // Behind the end there is nothing, and in front of the start there is nothing either.
    private static string? Substring(object?[] arguments)
    {
        if (arguments is not [string text, int or long, ..] || arguments.Any(argument => argument is null))
            return null;
        var start = Math.Clamp(Convert.ToInt64(arguments[1], null), 0, text.Length);
        var length = arguments.Length == 3 ? Math.Clamp(Convert.ToInt64(arguments[2], null), 0, text.Length - start) : text.Length - start;
        return text.Substring((int)start, (int)length);
    }
}
