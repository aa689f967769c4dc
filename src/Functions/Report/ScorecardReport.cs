using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with the KPIs of one page over one period.</summary>
internal sealed class ScorecardReport(PageDirectory directory, PeriodKpiRows kpis, PostRows posts, TimeProvider clock)
{
    private const int DefaultDays = 28;

    public async Task<IResult> GetAsync(string network, string id, string? days, CancellationToken cancellation)
    {
        if (!TryReadDays(days, out var dayCount))
            return Problem.BadInput("days", $"days is '{days}'; use one of: {string.Join(", ", QuantitativeKpiProcessor.PeriodDays)}.");
        PageKey page;
        try
        {
            page = PageInRoute.Read(network, id);
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
        return await directory.FindAsync(page, cancellation).ConfigureAwait(false) is { } progress
            ? Results.Json(await ReadAsync(PageAnswer.Of(progress, clock), page, dayCount, cancellation).ConfigureAwait(false))
            : Problem.UnknownPage(page);
    }

    private async Task<ScorecardAnswer> ReadAsync(PageAnswer page, PageKey key, int dayCount, CancellationToken cancellation)
    {
        var period = DayRange.EndingOn(page.ComputedThroughDay ?? page.TargetDay, dayCount);
        var answers = new List<KpiAnswer>();
        foreach (var kpi in await kpis.ReadAsync(key, period, cancellation).ConfigureAwait(false))
            answers.Add(KpiAnswer.Of(kpi, await PostOfAsync(key, kpi, cancellation).ConfigureAwait(false)));
        return new(page, PeriodAnswer.Of(period), page.Status, page.StatusReason, answers);
    }

    private async Task<Post?> PostOfAsync(PageKey page, StoredKpi kpi, CancellationToken cancellation) =>
        kpi is { Kpi.PostId: { } postId, PostCreatedAt: { } createdAt } ? await posts.FindAsync(page, createdAt, postId, cancellation).ConfigureAwait(false) : null;

    private static bool TryReadDays(string? text, out int days)
    {
        days = DefaultDays;
        return string.IsNullOrEmpty(text)
            || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && QuantitativeKpiProcessor.PeriodDays.Contains(days);
    }
}
