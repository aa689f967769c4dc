using System.Globalization;

namespace Engagement.Embedded.Tables.Filters;

/// <summary>Values as the service's filter language writes them; null for what it has no literal for.</summary>
internal static class FilterLiteral
{
    public static string? Of(object value) => value switch
    {
        string text => Text(text),
        char character => Text(character.ToString()),
        bool truth => truth ? "true" : "false",
        sbyte or byte or short or ushort or int => ((IConvertible)value).ToInt32(null).ToString(CultureInfo.InvariantCulture),
        uint or long => ((IConvertible)value).ToInt64(null).ToString(CultureInfo.InvariantCulture) + "L",
        float number => Number(number),
        double number => Number(number),
        DateTime { Kind: DateTimeKind.Utc } time => Moment(time),
        DateTimeOffset moment => Moment(moment.UtcDateTime),
        Guid id => $"guid'{id}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data.ToMemory().Span)}'",
        _ => null,
    };

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Moment(DateTime utc) =>
        $"datetime'{utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)}'";

    /// <summary>With a point or an exponent: without one the service would compare as an integer.</summary>
    private static string? Number(double number)
    {
        if (!double.IsFinite(number))
            return null;
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
