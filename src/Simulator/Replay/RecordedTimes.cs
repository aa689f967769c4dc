using System.Globalization;

namespace Engagement.Simulator.Replay;

/// <summary>Reads the time of a post or comment in the style of its file.</summary>
internal static class RecordedTimes
{
    private static readonly string[] Iso =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm",
    ];

    private static readonly string[] MonthFirst = ["M/d/yyyy H:mm", "M/d/yy H:mm", "M/d/yyyy H:mm:ss", "M/d/yy H:mm:ss"];

    /// <exception cref="BadCellException">The cell is empty or not a time in the style of the file.</exception>
    public static DateTimeOffset Read(RecordRow row, string column, TimeStyle style)
    {
        var text = row.RequiredText(column);
        var isMonthFirst = style == TimeStyle.MonthFirst;
        // Offsets as the Graph API writes them, +0000, lack the colon that .NET expects.
        var hasBareOffset = !isMonthFirst && text.Length > 19 && text[^5] is '+' or '-' && text[^4..].All(char.IsAsciiDigit);
        var normal = hasBareOffset ? $"{text[..^2]}:{text[^2..]}" : text;
        return DateTimeOffset.TryParseExact(normal, isMonthFirst ? MonthFirst : Iso, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new BadCellException(row.Header(column), text,
                $"is not a time; write it like {(isMonthFirst ? "4/22/2018 6:00" : "2018-04-22 06:00:00")}");
    }
}
