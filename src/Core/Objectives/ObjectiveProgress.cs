namespace Engagement.Core.Objectives;

/// <summary>How far an objective has come, and where it is heading.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="ThroughDay">The last day that is looked at.</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="Actual">The sum so far, or the last value known; null when none is.</param>
/// <param name="AchievedRate">Actual / target; null without either, and when the target is not above 0.</param>
/// <param name="Pace">The mean value of a period so far; null when none is known.</param>
/// <param name="NeededPace">Only of sums to be reached: what each period still to come has to bring; null when none is to come, and when nothing is left to bring.</param>
/// <param name="Forecast">What is expected at the deadline, with a range; null when too few values are known, and when none is to come.</param>
/// <param name="N">Periods whose value is known.</param>
/// <param name="MissingPeriods">Periods that are over and whose value is not known: they are not zero.</param>
/// <param name="PeriodsLeft">Periods that are not over.</param>
public sealed record ObjectiveProgress(
    Objective Objective,
    DateOnly ThroughDay,
    ObjectiveVerdict Verdict,
    double? Actual,
    double? AchievedRate,
    double? Pace,
    double? NeededPace,
    PeriodForecast? Forecast,
    int N,
    int MissingPeriods,
    int PeriodsLeft)
{
    /// <summary>Judges an objective by the values of its periods.</summary>
    /// <remarks>
    /// Values of periods that are not over, and values that are not finite, are passed over. A sum that is to be reached is reached for good,
    /// one that is not to be exceeded is missed for good, as soon as it crosses the target (its values are counts); a level has to hold in the last period. With
    /// periods missing, what is known may prove a verdict; otherwise there is not enough data.
    /// </remarks>
    /// <param name="objective">The objective.</param>
    /// <param name="values">Values by the first day of their period; absent or null where not known.</param>
    /// <param name="throughDay">The last day that is over.</param>
    public static ObjectiveProgress Of(Objective objective, IReadOnlyDictionary<DateOnly, double?> values, DateOnly throughDay)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(values);
        var periods = objective.Periods().ToList();
        var over = periods.TakeWhile(period => period.LastDay <= throughDay).ToList();
        var known = over.Select((period, place) => (Place: place, Value: values.GetValueOrDefault(period.FirstDay)))
            .Where(one => one.Value is { } value && double.IsFinite(value)).Select(one => ((double)one.Place, one.Value!.Value)).ToList();
        var (missing, left) = (over.Count - known.Count, periods.Count - over.Count);

        double? actual = known.Count == 0 ? null : objective.Kind == ObjectiveKind.Sum ? known.Sum(one => one.Value) : known[^1].Value;
        var forecast = left == 0 ? null : objective.Kind == ObjectiveKind.Sum
            ? PeriodForecast.OfSum([.. known.Select(one => one.Value)], missing + left)
            : PeriodForecast.OfLevel(known, periods.Count - 1);
        var lacking = objective.Target - (actual ?? 0);
        return new(
            objective, throughDay, VerdictOf(objective, actual, known.Count > 0 && known[^1].Item1 == periods.Count - 1, missing, left, forecast),
            actual,
            objective.Target > 0 ? actual / objective.Target : null,
            known.Count == 0 ? null : known.Average(one => one.Value),
            objective is { Kind: ObjectiveKind.Sum, Direction: ObjectiveDirection.AtLeast } && left > 0 && lacking > 0 ? lacking / left : null,
            forecast, known.Count, missing, left);
    }

    private static ObjectiveVerdict VerdictOf(Objective objective, double? actual, bool lastIsKnown, int missing, int left, PeriodForecast? forecast)
    {
        if (objective.Kind == ObjectiveKind.Level)
            return left == 0
                ? !lastIsKnown ? ObjectiveVerdict.NotEnoughData : objective.IsMetBy(actual!.Value) ? ObjectiveVerdict.Reached : ObjectiveVerdict.Missed
                : Heading(objective, forecast);
        if (actual is { } sum && objective.Direction == ObjectiveDirection.AtLeast && objective.IsMetBy(sum))
            return ObjectiveVerdict.Reached;
        if (actual is { } spent && objective.Direction == ObjectiveDirection.AtMost && !objective.IsMetBy(spent))
            return ObjectiveVerdict.Missed;
        if (left > 0)
            return Heading(objective, forecast);
        return missing > 0 ? ObjectiveVerdict.NotEnoughData : objective.Direction == ObjectiveDirection.AtLeast ? ObjectiveVerdict.Missed : ObjectiveVerdict.Reached;
    }

    private static ObjectiveVerdict Heading(Objective objective, PeriodForecast? forecast) => forecast is null
        ? ObjectiveVerdict.NotEnoughData
        : objective.IsMetBy(forecast.Value) ? ObjectiveVerdict.OnTrack : ObjectiveVerdict.AtRisk;
}
