using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engagement.Core;
using Engagement.Core.Effort;

namespace Engagement.Functions.Report;

/// <summary>What a team enters for a month, read field by field so that each complaint names its field.</summary>
internal static class EffortRequest
{
    // No team works more in a month, and no cost beyond this is one month's of one page.
    private const double MaxHours = 100_000;
    private const decimal MaxCost = 1_000_000_000;
    private const int MaxDecimals = 6;

    /// <summary>Reads "2026-11".</summary>
    /// <exception cref="PageRequestException">It is not a month.</exception>
    public static DateOnly Month(string field, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2004 and < 9999
            ? month
            : throw new PageRequestException(field, $"{field} '{text}' is not a month since 2004; write it as 2026-11.");

    /// <returns>Null when nothing is left of the month: neither hours nor cost.</returns>
    /// <exception cref="PageRequestException">A field is not usable.</exception>
    public static MonthlyEffort? Read(PageKey page, DateOnly month, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw new PageRequestException("body", "The body is not a JSON object; send {\"hours\":12.5,\"cost\":600,\"currency\":\"EUR\"}.");
        var (hours, cost) = (Number(body, "hours", (decimal)MaxHours), Number(body, "cost", MaxCost));
        var currency = body.TryGetProperty("currency", out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.String && Regex.IsMatch(value.GetString()!, "^[A-Z]{3}$")
                ? value.GetString()
                : throw new PageRequestException("currency", "currency is not three capital letters such as EUR.")
            : null;
        if (cost is null != currency is null)
            throw new PageRequestException("currency", "cost and currency come together; send both or neither.");
        return hours is null && cost is null ? null : new(page, month, (double?)hours, cost, currency);
    }

    private static decimal? Number(JsonElement body, string field, decimal most)
    {
        if (!body.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= 0 && number <= most && decimal.Round(number, MaxDecimals) == number
            ? number
            : throw new PageRequestException(field, string.Create(CultureInfo.InvariantCulture, $"{field} is not a number from 0 to {most} with at most {MaxDecimals} decimals."));
    }
}
