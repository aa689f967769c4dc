using System.Globalization;

namespace Engagement.Embedded.Worker.Invocation;

/// <summary>Types that the real worker reads from plain text before it tries JSON.</summary>
internal static class TextValues
{
    public static bool TryParse(string text, Type type, out object? value)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        value = null;
        if (target == typeof(Guid) && Guid.TryParse(text, out var guid))
            value = guid;
        else if (target == typeof(DateTimeOffset) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            value = instant;
        else if (target == typeof(DateTime) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            value = time;
        else if (target == typeof(DateOnly) && DateOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            value = day;
        else if (target == typeof(TimeOnly) && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var timeOfDay))
            value = timeOfDay;
        return value is not null;
    }
}
