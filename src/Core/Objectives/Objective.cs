using Engagement.Core.Kpis;

namespace Engagement.Core.Objectives;

/// <summary>What a page is to achieve by a day: for example two qualified contacts a month by August.</summary>
/// <remarks>Progress is watched in whole calendar weeks or months, so the first day begins one and the deadline ends one.</remarks>
public sealed record Objective
{
    /// <summary>Longest id accepted, in characters.</summary>
    public const int MaxIdLength = 50;

    /// <summary>States an objective.</summary>
    /// <param name="page">Whose objective it is.</param>
    /// <param name="id">Names it among those of the page: 1 to 50 lower-case letters, digits and '-'.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="kind">Whether values add up, or the last one counts.</param>
    /// <param name="direction">Whether the target is to be reached or not to be exceeded.</param>
    /// <param name="target">The target, in <paramref name="unit"/>.</param>
    /// <param name="unit">What is counted, in the page's own words, for example "qualified contacts".</param>
    /// <param name="cadence">Week or month.</param>
    /// <param name="firstDay">First day that counts.</param>
    /// <param name="deadline">Last day that counts.</param>
    /// <param name="kpiId">The KPI whose values count; null when somebody enters them.</param>
    /// <exception cref="ArgumentException">The target is not a finite number, a day does not begin or end a period, or the deadline is before the first day.</exception>
    public Objective(
        PageKey page, string id, string name, ObjectiveKind kind, ObjectiveDirection direction, double target, string unit, PeriodKind cadence, DateOnly firstDay, DateOnly deadline, string? kpiId)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(unit);
        if (!IsId(id))
            throw new ArgumentException($"objective id '{id}' is not valid; use 1 to {MaxIdLength} lower-case letters, digits and '-'", nameof(id));
        if (!double.IsFinite(target))
            throw new ArgumentException("a target is a finite number", nameof(target));
        if (cadence is not (PeriodKind.Week or PeriodKind.Month))
            throw new ArgumentException("progress is watched by week or by month", nameof(cadence));
        if (cadence.At(firstDay).FirstDay != firstDay)
            throw new ArgumentException($"first day {firstDay:yyyy-MM-dd} does not begin a {cadence.Name()}", nameof(firstDay));
        if (cadence.At(deadline).LastDay != deadline)
            throw new ArgumentException($"deadline {deadline:yyyy-MM-dd} does not end a {cadence.Name()}", nameof(deadline));
        if (deadline < firstDay)
            throw new ArgumentException($"deadline {deadline:yyyy-MM-dd} is before first day {firstDay:yyyy-MM-dd}", nameof(deadline));
        (Page, Id, Name, Kind, Direction, Target, Unit, Cadence, FirstDay, Deadline, KpiId) = (page, id, name, kind, direction, target, unit, cadence, firstDay, deadline, kpiId);
    }

    /// <summary>Whether a text can name an objective: 1 to 50 lower-case letters, digits and hyphens.</summary>
    /// <param name="id">Any text.</param>
    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= MaxIdLength } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Whose objective it is.</summary>
    public PageKey Page { get; }

    /// <summary>Names it among those of the page.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>Whether values add up, or the last one counts.</summary>
    public ObjectiveKind Kind { get; }

    /// <summary>Whether the target is to be reached or not to be exceeded.</summary>
    public ObjectiveDirection Direction { get; }

    /// <summary>The target, in <see cref="Unit"/>.</summary>
    public double Target { get; }

    /// <summary>What is counted.</summary>
    public string Unit { get; }

    /// <summary>Week or month.</summary>
    public PeriodKind Cadence { get; }

    /// <summary>First day that counts.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Last day that counts.</summary>
    public DateOnly Deadline { get; }

    /// <summary>The KPI whose values count; null when somebody enters them.</summary>
    public string? KpiId { get; }

    /// <summary>The weeks or months that it spans, in order; at least one.</summary>
    public IEnumerable<DayRange> Periods()
    {
        for (var period = Cadence.At(FirstDay); period.FirstDay <= Deadline; period = Cadence.At(period.LastDay.AddDays(1)))
            yield return period;
    }

    /// <summary>Whether a value is on the good side of the target.</summary>
    public bool IsMetBy(double value) => Direction == ObjectiveDirection.AtLeast ? value >= Target : value <= Target;
}
