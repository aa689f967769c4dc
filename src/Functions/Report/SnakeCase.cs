using System.Text.Json;

namespace Engagement.Functions.Report;

/// <summary>How the API writes the names of what the code counts.</summary>
internal static class SnakeCase
{
    /// <summary>For example "within_4_hours".</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
