using System.Globalization;

namespace Engagement.Simulator.Replay;

/// <summary>Finds out in which order a file writes day, month and year.</summary>
internal static class DateOrder
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "yyyy/MM/dd"];

    /// <summary>The format that reads most cells; among equals, the one in which most rows are a day after the row before.</summary>
    public static string Find(IEnumerable<string?> cells)
    {
        var texts = cells.OfType<string>().ToList();
        return Formats.MaxBy(format =>
        {
            var days = texts.Select(text => Read(text, format)).OfType<DateOnly>().ToList();
            return (days.Count, days.Zip(days.Skip(1)).Count(pair => pair.Second == pair.First.AddDays(1)));
        })!;
    }

    private static DateOnly? Read(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
