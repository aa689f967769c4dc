using Engagement.Core;
using Engagement.Core.Conversations;
using Engagement.Core.Kpis;
using Engagement.Functions.Collect;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Compute;

/// <summary>Judges what was said to a page on changed days, and stores what that changes: KPIs of periods, counts of days, terms of weeks, crises.</summary>
internal sealed class QualitativeKpiProcessor(
    Pages pages, CollectionStates states, CommentRows comments, ConversationReader reader, PeriodKpiRows kpis, ConversationRows days, TermCounting terms, CrisisFinding crises,
    KeptDays kept, MessageQueues queues, ILogger<QualitativeKpiProcessor> log)
{
    private const int MaxAttempts = 5;

    public async Task RunAsync(QualifyMessage message, CancellationToken cancellation)
    {
        // As in QuantitativeKpiProcessor: whatever changes the data gives a state's row a new ETag afterwards, so unchanged ETags prove that what
        // was stored came from data that is still complete. How far collection has come is read, not sent, so that a late message does as well.
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await pages.FindAsync(message.Key, cancellation).ConfigureAwait(false) is not { } page)
            {
                log.LogWarning("Judgement of {Page} is skipped: the page is not registered", message.Page);
                return;
            }
            var observed = await ObservedConversations.ReadAsync(states, kept, page, cancellation).ConfigureAwait(false);
            await ReadTextsAsync(page, message, cancellation).ConfigureAwait(false);
            await ComputeAsync(page, message, observed, cancellation).ConfigureAwait(false);
            if (await observed.IsOutdatedAsync(states, page, cancellation).ConfigureAwait(false)
                || await pages.FindAsync(message.Key, cancellation).ConfigureAwait(false) is { } now && (now.BusinessHours, now.TimeZone) != (page.BusinessHours, page.TimeZone))
                continue;
            log.LogInformation("Judged what was said to {Page} on {Changed} through {ThroughDay:o}", message.Page, message.Changed, message.ThroughDay);
            return;
        }
        throw new InvalidOperationException($"The conversations of {message.Page} changed during each of {MaxAttempts} judgements; the queue tries again later.");
    }

    /// <summary>Reads texts that only another version of the reader has read, once their days are the message's.</summary>
    private async Task ReadTextsAsync(RegisteredPage page, QualifyMessage message, CancellationToken cancellation)
    {
        var first = kept.FirstDayWithTexts(page.Key.Network);
        var withTexts = new DayRange(first, Later(first, Later(message.LastDay, message.ThroughDay)));
        if (await comments.FindUnreadAsync(page.Key, withTexts, cancellation).ConfigureAwait(false) is not { } unread)
            return;
        // Those of other days get a message of their own: broken off after the reading, this one would not know that they have changed.
        if (unread.FirstDay < message.FirstDay || unread.LastDay > message.LastDay)
            await queues.SendAsync(QualifyMessage.For(page.Key, unread, message.ThroughDay), cancellation).ConfigureAwait(false);
        await comments.ReadTextsAsync(page.Key, message.Changed, cancellation).ConfigureAwait(false);
    }

    private async Task ComputeAsync(RegisteredPage page, QualifyMessage message, ObservedConversations observed, CancellationToken cancellation)
    {
        // What is said on a day may answer what was said a horizon before.
        var affected = new DayRange(message.FirstDay.AddDays(-Threads.HorizonDays), message.LastDay);
        var periods = KpiPeriods.ToCompute(affected, message.ThroughDay).Where(observed.HasAny).ToList();
        var (computed, daily) = (new QualitativeKpis(periods, page.Key.Network, page.Clock), new DailyConversations(page.Key, affected, page.Clock));
        await reader.ReadIntoAsync(
            page.Key, [.. periods, affected], observed,
            (said, until) =>
            {
                computed.Add(said, until);
                daily.Add(said, until);
            },
            (contact, until) =>
            {
                computed.Add(contact, until);
                daily.Add(contact, until);
            },
            cancellation).ConfigureAwait(false);
        await kpis.SaveAsync(page.Key, computed.Compute(observed.Comments, observed.Messages).Select(kpi => new StoredKpi(kpi, PostCreatedAt: null)), cancellation).ConfigureAwait(false);
        await days.ReplaceAsync(page.Key, affected, daily, cancellation).ConfigureAwait(false);
        if (observed.Comments is null)
            return;
        await terms.CountAsync(page.Key, message.Changed, observed.Comments.Until, cancellation).ConfigureAwait(false);
        await crises.FindAsync(page.Key, message.Changed, observed.Comments, cancellation).ConfigureAwait(false);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
