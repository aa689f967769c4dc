using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions;

/// <summary>How messages are written and read.</summary>
internal static class MessageJson
{
    // Before the first network, and beyond what dates can be counted on from.
    private const int FirstYear = 2004;
    private const int AfterLastYear = 9990;

    // Twenty years: whoever works through the days of a message comes to an end.
    private const int MaxDays = 7320;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    /// <summary>Reads a message and each of its parts, so that what cannot be used is refused here and not in the middle of the work.</summary>
    /// <param name="parts">What is made of its fields, by field.</param>
    /// <exception cref="UnreadableMessageException">The text is not such a message.</exception>
    public static T Read<T>(string body, int knownVersion, Func<T, int> version, params ReadOnlySpan<(string Field, Func<T, object?> Read)> parts)
    {
        var message = Read<T>(body);
        if (version(message) != knownVersion)
            throw new UnreadableMessageException(
                FormattableString.Invariant($"{typeof(T).Name} has version {version(message)}, which this version of the app does not know; deploy the app that wrote it"));
        foreach (var (field, read) in parts)
        {
            try
            {
                read(message);
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                // What they say quotes the message.
                throw new UnreadableMessageException($"{field} of the {typeof(T).Name} cannot be used");
            }
        }
        return message;
    }

    /// <summary>A day that a message may name.</summary>
    /// <exception cref="FormatException">It is none that can be reckoned with.</exception>
    public static DateOnly Day(DateOnly day) =>
        day.Year is >= FirstYear and < AfterLastYear ? day : throw new FormatException(FormattableString.Invariant($"{day:o} is not a day since {FirstYear}"));

    /// <summary>Days that a message may name.</summary>
    /// <exception cref="FormatException">They are none that can be reckoned with.</exception>
    public static DayRange Days(DateOnly firstDay, DateOnly lastDay) =>
        lastDay >= firstDay && new DayRange(Day(firstDay), Day(lastDay)) is { DayCount: <= MaxDays } days
            ? days
            : throw new FormatException(FormattableString.Invariant($"{firstDay:o} to {lastDay:o} are not 1 to {MaxDays} days"));

    private static T Read<T>(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Options) ?? throw new UnreadableMessageException($"'null' is not a {typeof(T).Name}");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // Its own text quotes names out of the message.
            var place = e is JsonException { BytePositionInLine: { } position } json ? FormattableString.Invariant($": see line {json.LineNumber + 1}, byte {position + 1}") : "";
            throw new UnreadableMessageException($"the message is not a {typeof(T).Name}{place}");
        }
    }
}
