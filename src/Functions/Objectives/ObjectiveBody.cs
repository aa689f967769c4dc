using System.Globalization;
using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Core.Objectives;
using Engagement.Functions.Report;

namespace Engagement.Functions.Objectives;

/// <summary>An objective as it is sent.</summary>
/// <param name="Kind">"sum" or "level".</param>
/// <param name="Direction">"at_least", also when left out, or "at_most".</param>
/// <param name="Cadence">"month", also when left out, or "week".</param>
/// <param name="KpiId">Left out where values are entered by hand.</param>
internal sealed record ObjectiveBody(string? Name, string? Kind, string? Direction, double? Target, string? Unit, string? Cadence, string? FirstDay, string? Deadline, string? KpiId)
{
    private const int MaxTextLength = 200;

    /// <exception cref="PageRequestException">A field is missing or not usable.</exception>
    public Objective Read(PageKey page, string id)
    {
        var kpi = KpiId is null ? null : QuantitativeKpis.Definitions.FirstOrDefault(definition => definition.Id == KpiId)
            ?? throw new PageRequestException("kpiId", $"kpiId '{KpiId}' is not a KPI; docs/kpis.md lists them.");
        var kind = OneOf("kind", Kind, Enum.GetValues<ObjectiveKind>(), one => one.Name(), null);
        // What does not add up over periods must not be added up: rates, and people who are counted once.
        if (kind == ObjectiveKind.Sum && kpi is { AddsUp: false })
            throw new PageRequestException("kind", $"{kpi.Id} does not add up over periods; use the kind level.");
        try
        {
            return new(
                page, id, Text("name", Name), kind,
                OneOf("direction", Direction, Enum.GetValues<ObjectiveDirection>(), one => one.Name(), ObjectiveDirection.AtLeast),
                Target ?? throw new PageRequestException("target", "target is missing; send a number."),
                Text("unit", Unit ?? kpi?.NameEn),
                OneOf("cadence", Cadence, [PeriodKind.Month, PeriodKind.Week], one => one.Name(), PeriodKind.Month),
                Day("firstDay", FirstDay), Day("deadline", Deadline), KpiId);
        }
        catch (ArgumentException e)
        {
            throw new PageRequestException(e.ParamName is { } name ? JsonNamingPolicy.CamelCase.ConvertName(name) : "body", $"{e.Message.Split(" (Parameter", 2)[0]}.");
        }
    }

    /// <exception cref="PageRequestException">It is not a day.</exception>
    public static DateOnly Day(string field, string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2004 and < 9999
            ? day
            : throw new PageRequestException(field, $"{field} '{text}' is not a day since 2004; write it as 2026-11-21.");

    private static string Text(string field, string? text) => text is { Length: > 0 and <= MaxTextLength }
        ? text
        : throw new PageRequestException(field, FormattableString.Invariant($"{field} is missing or longer than {MaxTextLength} characters."));

    private static T OneOf<T>(string field, string? text, IReadOnlyList<T> values, Func<T, string> name, T? otherwise)
        where T : struct
    {
        if (string.IsNullOrEmpty(text) && otherwise is { } usual)
            return usual;
        return values.Cast<T?>().FirstOrDefault(value => name(value!.Value) == text)
            ?? throw new PageRequestException(field, $"{field} is '{text}'; use one of: {string.Join(", ", values.Select(name))}.");
    }
}

/// <summary>A value that somebody enters.</summary>
/// <param name="FirstDay">First day of the period that it is of.</param>
internal sealed record ObjectiveValueBody(string? FirstDay, double? Value);
