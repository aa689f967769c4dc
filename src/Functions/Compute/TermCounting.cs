using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Core.Text;
using Engagement.Core.Topics;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Compute;

/// <summary>Counts the terms of weeks while all their texts are kept; afterwards the counts stay as they are.</summary>
internal sealed class TermCounting(CommentRows comments, TermRows rows, KeptDays kept)
{
    public async Task CountAsync(PageKey page, DayRange changed, DateTimeOffset until, CancellationToken cancellation)
    {
        var (firstDay, lastDay) = (kept.FirstDayWithTexts(page.Network), page.Network.DayOf(until).AddDays(-1));
        for (var week = PeriodKind.Week.At(changed.FirstDay); week.FirstDay <= changed.LastDay && week.FirstDay <= lastDay; week = PeriodKind.Week.At(week.LastDay.AddDays(1)))
            if (week.FirstDay >= firstDay)
                await rows.ReplaceAsync(page, await CountAsync(page, week, lastDay, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    private async Task<WeekTerms> CountAsync(PageKey page, DayRange week, DateOnly lastDay, CancellationToken cancellation)
    {
        var counter = new WeekTermsCounter(week.FirstDay);
        await foreach (var comment in comments.ReadAsync(page, new(week.FirstDay, week.LastDay < lastDay ? week.LastDay : lastDay), cancellation).ConfigureAwait(false))
            if (comment is { IsFromPage: false, Message: { } text } && comment.Reading?.Text.Has(TextTraits.Spam) != true)
                counter.Add(text, comment, Keys.CommentRow(comment.CreatedAt, comment.Id));
        return counter.Result();
    }
}
