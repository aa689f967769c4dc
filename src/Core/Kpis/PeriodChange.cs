namespace Engagement.Core.Kpis;

/// <summary>Whether a change between two periods can be told, and why not.</summary>
public enum ChangeStatus
{
    /// <summary>It can.</summary>
    Ok,

    /// <summary>One of the two periods has no value.</summary>
    NoValue,

    /// <summary>The earlier value is not above 0, so that there is nothing to compare with.</summary>
    NotPositive,

    /// <summary>Days are missing in one of the periods, and what they hold would pass for a change.</summary>
    Partial,

    /// <summary>The network counts differently since a day between the two, or within one of them.</summary>
    SeriesBreak,
}

/// <summary>The names of these in the API and in reports.</summary>
public static class ChangeStatusNames
{
    /// <summary>The status in lower snake case, for example <c>series_break</c>.</summary>
    public static string Name(this ChangeStatus status) => status switch
    {
        ChangeStatus.Ok => "ok",
        ChangeStatus.NoValue => "no_value",
        ChangeStatus.NotPositive => "not_positive",
        ChangeStatus.Partial => "partial",
        ChangeStatus.SeriesBreak => "series_break",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a status of a change"),
    };
}

/// <summary>How much a KPI has changed since an earlier period.</summary>
/// <param name="Rate">(value - earlier value) / earlier value; null with the reason in <paramref name="Status"/>.</param>
/// <param name="Status">Whether it can be told.</param>
public readonly record struct PeriodChange(double? Rate, ChangeStatus Status)
{
    /// <summary>Compares a KPI with the same one of an earlier period.</summary>
    /// <param name="network">The network that both come from.</param>
    /// <param name="now">The later one.</param>
    /// <param name="earlier">The earlier one, of the same definition.</param>
    /// <exception cref="ArgumentException">The definitions differ.</exception>
    public static PeriodChange Of(Network network, PeriodKpi now, PeriodKpi earlier)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(earlier);
        if (now.Definition != earlier.Definition)
            throw new ArgumentException($"{earlier.Definition.Reference} is not comparable with {now.Definition.Reference}", nameof(earlier));
        if (SeriesBreak.Within(network, now.Definition.Metrics, new(earlier.Period.FirstDay, now.Period.LastDay)).Any())
            return new(null, ChangeStatus.SeriesBreak);
        if (now.Value is not { } value || earlier.Value is not { } before)
            return new(null, ChangeStatus.NoValue);
        if (!now.IsWhole || !earlier.IsWhole)
            return new(null, ChangeStatus.Partial);
        var rate = (value - before) / before;
        return before > 0 && double.IsFinite(rate) ? new(rate, ChangeStatus.Ok) : new(null, ChangeStatus.NotPositive);
    }
}
