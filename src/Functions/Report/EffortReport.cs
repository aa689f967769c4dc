using Engagement.Core;
using Engagement.Core.Effort;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with what a page costs by month and in all.</summary>
internal sealed class EffortReport(PageQuestion question, MonthlyEffortRows efforts, PeriodKpiRows kpis, TimeProvider clock)
{
    public Task<IResult> GetAsync(string network, string id, EffortQuery query, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, async progress => await ReadAsync(progress, query, cancellation).ConfigureAwait(false), cancellation);

    private async Task<EffortsAnswer> ReadAsync(PageProgress progress, EffortQuery query, CancellationToken cancellation)
    {
        var page = progress.Page.Key;
        var range = query.Read(progress.ComputedThroughDay ?? clock.TargetDay(progress.Page));
        var entered = (await efforts.ReadAsync(page, range, cancellation).ConfigureAwait(false)).ToDictionary(effort => effort.Month);
        var months = new List<EffortMonth>();
        for (var month = PeriodKind.Month.At(range.FirstDay); month.FirstDay <= range.LastDay; month = PeriodKind.Month.At(month.LastDay.AddDays(1)))
        {
            var computed = (await kpis.ReadAsync(page, month, cancellation).ConfigureAwait(false)).ToDictionary(stored => stored.Kpi.Definition.Id, stored => stored.Kpi);
            months.Add(new(month, entered.GetValueOrDefault(month.FirstDay), computed.GetValueOrDefault("posts_published"), computed.GetValueOrDefault("post_engagements")));
        }
        return new(page.Network.Name, page.Id, [.. months.Select(month => EffortMonthsAnswer.Of(page, [month]))], EffortMonthsAnswer.Of(page, months));
    }
}

/// <summary>The months that a query asks for, as they were sent.</summary>
internal sealed record EffortQuery(string? FirstMonth, string? LastMonth)
{
    private const int DefaultMonths = 12;

    // One read per month.
    private const int MaxMonths = 36;

    /// <param name="throughDay">The last day that KPIs were computed for.</param>
    /// <returns>Whole months.</returns>
    /// <exception cref="PageRequestException">A month or the range is not usable.</exception>
    public DayRange Read(DateOnly throughDay)
    {
        var last = string.IsNullOrEmpty(LastMonth) ? PeriodKind.Month.At(throughDay) : PeriodKind.Month.At(EffortRequest.Month("lastMonth", LastMonth));
        var first = string.IsNullOrEmpty(FirstMonth) ? last.FirstDay.AddMonths(1 - DefaultMonths) : EffortRequest.Month("firstMonth", FirstMonth);
        if (first > last.FirstDay)
            throw new PageRequestException("lastMonth", $"lastMonth {Columns.MonthText(last.FirstDay)} is before firstMonth {Columns.MonthText(first)}; swap them.");
        return first > last.FirstDay.AddMonths(-MaxMonths)
            ? new(first, last.LastDay)
            : throw new PageRequestException("firstMonth", FormattableString.Invariant($"the range has more than {MaxMonths} months; ask for fewer at a time."));
    }
}

internal sealed record EffortsAnswer(string Network, string Id, IReadOnlyList<EffortMonthsAnswer> Months, EffortMonthsAnswer Total);

/// <param name="Currency">Of the costs; null without costs, or when there are two.</param>
internal sealed record EffortMonthsAnswer(string FirstMonth, string LastMonth, string? Currency, IReadOnlyList<KpiPointAnswer> Kpis)
{
    public static EffortMonthsAnswer Of(PageKey page, IReadOnlyList<EffortMonth> months)
    {
        var currencies = months.Select(month => month.Effort?.Currency).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new(
            Columns.MonthText(months[0].Month.FirstDay), Columns.MonthText(months[^1].Month.FirstDay), currencies.Count == 1 ? currencies[0] : null,
            [.. EffortKpis.Compute(months).Select(kpi => KpiPointAnswer.Of(page.Network, kpi))]);
    }
}
