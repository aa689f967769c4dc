using Engagement.Core;
using Engagement.Core.Audience;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with whether viewers seem tired of a page.</summary>
internal sealed class FatigueReport(PageQuestion question, DailyPageMetricsRows days, TimeProvider clock)
{
    public Task<IResult> GetAsync(string network, string id, string? endingDay, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, async progress =>
        {
            var lastDay = LastDay.Read(endingDay, progress, clock);
            var history = await days.ReadAsync(progress.Page.Key, DayRange.EndingOn(lastDay, Fatigue.MaxWeeks * 7), cancellation).ConfigureAwait(false);
            return FatigueAnswer.Of(progress.Page.Key, Fatigue.Of(history, lastDay));
        }, cancellation);
}

/// <param name="Status">"no_signs", "signs_of_fatigue" or "not_enough_data".</param>
/// <param name="MayBeAds">Whether the share of views from ads rises too, which explains the same.</param>
internal sealed record FatigueAnswer(
    string Network, string Id, string Status, Trend? ViewsPerViewer, Trend? EngagementsPerView, Trend? ViewsFromAdsRate, bool MayBeAds, IReadOnlyList<FatigueWeekAnswer> Weeks)
{
    public static FatigueAnswer Of(PageKey page, Fatigue fatigue) => new(
        page.Network.Name, page.Id, Names.Of(fatigue.Status), fatigue.ViewsPerViewer, fatigue.EngagementsPerView, fatigue.ViewsFromAdsRate,
        fatigue.MayBeAds, [.. fatigue.Weeks.Select(week => new FatigueWeekAnswer(week.Days.FirstDay, week.Days.LastDay, week.ViewsPerViewer, week.EngagementsPerView, week.ViewsFromAdsRate))]);
}

internal sealed record FatigueWeekAnswer(DateOnly FirstDay, DateOnly LastDay, double? ViewsPerViewer, double? EngagementsPerView, double? ViewsFromAdsRate);
