using Engagement.Core;
using Engagement.Core.Kpis;

namespace Engagement.Functions.Report;

/// <summary>The period that a query asks for, as it was sent: a length in days, or a kind and a day.</summary>
internal sealed record ScorecardQuery(string? Days, string? Period, string? EndingDay)
{
    private static readonly IReadOnlyDictionary<string, PeriodKind> Lengths = new Dictionary<string, PeriodKind>(StringComparer.Ordinal)
    {
        ["7"] = PeriodKind.Trailing7Days,
        ["28"] = PeriodKind.Trailing28Days,
        ["90"] = PeriodKind.Trailing90Days,
    };

    private static readonly IReadOnlyDictionary<string, PeriodKind> Kinds = Enum.GetValues<PeriodKind>().ToDictionary(kind => kind.Name(), StringComparer.Ordinal);

    /// <param name="throughDay">The last day that KPIs were computed for.</param>
    /// <returns>The kind, and the last period of that kind that is over by the day asked for.</returns>
    /// <exception cref="PageRequestException">A part of the query is not usable.</exception>
    public (PeriodKind Kind, DayRange Period) Read(DateOnly throughDay)
    {
        var kind = Kind();
        return (kind, kind.LastCompleteAt(Day() is { } day && day < throughDay ? day : throughDay));
    }

    /// <exception cref="PageRequestException">It is not a kind of period.</exception>
    public static PeriodKind KindOf(string name) => Kinds.TryGetValue(name, out var kind)
        ? kind
        : throw new PageRequestException("period", $"period is '{name}'; use one of: {string.Join(", ", Kinds.Keys)}.");

    private PeriodKind Kind()
    {
        if (!string.IsNullOrEmpty(Period))
            return !string.IsNullOrEmpty(Days)
                ? throw new PageRequestException("days", "days and period are both given; use one of them.")
                : KindOf(Period);
        if (string.IsNullOrEmpty(Days))
            return PeriodKind.Trailing28Days;
        return Lengths.TryGetValue(Days, out var kind) ? kind : throw new PageRequestException("days", $"days is '{Days}'; use one of: {string.Join(", ", Lengths.Keys)}.");
    }

    private DateOnly? Day() => RangeQuery.Day("endingDay", EndingDay);
}
