using Engagement.Core;
using Engagement.Core.Audience;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with the day on which a page reaches its next round number of followers.</summary>
internal sealed class MilestoneReport(PageQuestion question, DailyPageMetricsRows days, TimeProvider clock)
{
    public Task<IResult> GetAsync(string network, string id, string? endingDay, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, async progress =>
        {
            var lastDay = LastDay.Read(endingDay, progress, clock);
            var history = await days.ReadAsync(progress.Page.Key, DayRange.EndingOn(lastDay, (MilestoneForecast.MaxWeeks * 7) + 1), cancellation).ConfigureAwait(false);
            return MilestoneAnswer.Of(progress.Page.Key, lastDay, MilestoneForecast.Of(history, lastDay));
        }, cancellation);
}

/// <param name="Status">"ok", "far_away", "not_growing" or "not_enough_data"; days are told with "ok" only.</param>
/// <param name="N">Weeks that the pace was taken from.</param>
/// <param name="LatestDay">Null with "ok" when it may take over two years.</param>
internal sealed record MilestoneAnswer(
    string Network, string Id, DateOnly AsOfDay, string Status, long? Followers, long? Milestone, double? WeeklyGain, int N, DateOnly? ExpectedDay, DateOnly? EarliestDay, DateOnly? LatestDay)
{
    public static MilestoneAnswer Of(PageKey page, DateOnly asOfDay, MilestoneForecast forecast) => new(
        page.Network.Name, page.Id, asOfDay, Names.Of(forecast.Status), forecast.Followers, forecast.Milestone, forecast.WeeklyGain,
        forecast.N, forecast.ExpectedDay, forecast.EarliestDay, forecast.LatestDay);
}
