using Engagement.Core;
using Engagement.Core.Objectives;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Objectives;

/// <summary>Reads what objectives are judged by: KPIs of their periods, or what people entered.</summary>
internal sealed class ObjectiveProgressReader(ObjectiveRows objectives, ObjectiveValueRows values, PeriodKpiRows kpis, TimeProvider clock)
{
    public async IAsyncEnumerable<ObjectiveProgress> ReadAsync(RegisteredPage page, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var objective in objectives.ReadAsync(page.Key, cancellation).ConfigureAwait(false))
            yield return await JudgeAsync(page, objective, cancellation).ConfigureAwait(false);
    }

    public async Task<ObjectiveProgress> JudgeAsync(RegisteredPage page, Objective objective, CancellationToken cancellation)
    {
        // A page that is collected no longer may still have objectives: those end by the calendar.
        var throughDay = clock.LastCompleteDay(page.Key.Network);
        var known = objective.KpiId is { } kpi
            ? await KpisAsync(objective, kpi, throughDay, cancellation).ConfigureAwait(false)
            : await values.ReadAsync(objective, cancellation).ConfigureAwait(false);
        return ObjectiveProgress.Of(objective, known, throughDay);
    }

    /// <summary>Only values of whole periods: one of which days are missing is not known.</summary>
    private async Task<IReadOnlyDictionary<DateOnly, double?>> KpisAsync(Objective objective, string kpiId, DateOnly throughDay, CancellationToken cancellation)
    {
        var found = new Dictionary<DateOnly, double?>();
        foreach (var period in objective.Periods().TakeWhile(period => period.LastDay <= throughDay))
            foreach (var stored in await kpis.ReadAsync(objective.Page, period, cancellation).ConfigureAwait(false))
                if (stored.Kpi.Definition.Id == kpiId && stored.Kpi.Status is MetricStatus.Ok or MetricStatus.Provisional)
                    found[period.FirstDay] = stored.Kpi.Value;
        return found;
    }
}
