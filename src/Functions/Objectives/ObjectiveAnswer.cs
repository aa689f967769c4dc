using Engagement.Core.Kpis;
using Engagement.Core.Objectives;

namespace Engagement.Functions.Objectives;

/// <summary>The objectives of a page and how they stand.</summary>
internal sealed record ObjectivesAnswer(string Network, string Id, IReadOnlyList<ObjectiveAnswer> Objectives);

/// <param name="NeededPace">What each period left has to bring; null where nothing is left to bring.</param>
internal sealed record ObjectiveAnswer(
    string Id, string Name, string Kind, string Direction, double Target, string Unit, string Cadence, DateOnly FirstDay, DateOnly Deadline, string? KpiId,
    DateOnly ThroughDay, string Verdict, double? Actual, double? AchievedRate, double? Pace, double? NeededPace, ForecastAnswer? Forecast, int N, int MissingPeriods, int PeriodsLeft)
{
    public static ObjectiveAnswer Of(ObjectiveProgress progress)
    {
        var objective = progress.Objective;
        return new(
            objective.Id, objective.Name, objective.Kind.Name(), objective.Direction.Name(), objective.Target, objective.Unit, objective.Cadence.Name(),
            objective.FirstDay, objective.Deadline, objective.KpiId,
            progress.ThroughDay, progress.Verdict.Name(), progress.Actual, progress.AchievedRate, progress.Pace, progress.NeededPace,
            progress.Forecast is { } forecast ? new(forecast.Value, forecast.Range) : null, progress.N, progress.MissingPeriods, progress.PeriodsLeft);
    }
}

internal sealed record ForecastAnswer(double Value, Interval Range);
