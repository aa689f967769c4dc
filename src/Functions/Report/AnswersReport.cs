using Engagement.Core.Answers;
using Engagement.Core.Kpis;
using Engagement.Core.Text;
using Engagement.Functions.Compute;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with how a page answers: its KPIs, how soon, and what waits the longest.</summary>
internal sealed class AnswersReport(PeriodRequests requests, KpiAnswers kpis, ConversationRows rows, ConversationReader conversations, CollectionStates states, KeptDays known, CommentRows comments)
{
    private const int MaxWaiting = 20;

    private static readonly IReadOnlyList<KpiDefinition> Shown = [.. QualitativeKpis.OfPublicAnswers, .. QualitativeKpis.OfPrivateAnswers];

    public Task<IResult> GetAsync(string network, string id, ScorecardQuery query, CancellationToken cancellation) => requests.AnswerAsync(network, id, query, async asked => new AnswersAnswer(
        asked.Page.Key.Network.Name, asked.Page.Key.Id, asked.Periods, asked.Page.BusinessHours?.ToString(), asked.Page.BusinessHours is null ? null : asked.Page.Zone.Id,
        await kpis.OfConversationsAsync(asked, Shown, cancellation).ConfigureAwait(false),
        await BucketsAsync(asked, cancellation).ConfigureAwait(false),
        await WaitingAsync(asked, cancellation).ConfigureAwait(false),
        ReferenceAnswer.Of2012), cancellation);

    private async Task<IReadOnlyList<BucketAnswer>> BucketsAsync(PeriodOfPage asked, CancellationToken cancellation)
    {
        var calls = new SortedDictionary<(bool IsPrivate, ResponseTimeBucket Bucket), long>();
        await foreach (var responses in rows.ReadResponsesAsync(asked.Page.Key, asked.Period, cancellation).ConfigureAwait(false))
            calls[(responses.IsPrivate, responses.Bucket)] = calls.GetValueOrDefault((responses.IsPrivate, responses.Bucket)) + responses.Calls;
        return [.. calls.Select(count => new BucketAnswer(
            count.Key.IsPrivate ? ConversationRows.Private : ConversationRows.Public, SnakeCase.Of(count.Key.Bucket), count.Key.Bucket.BoundOf(), count.Value))];
    }

    private async Task<IReadOnlyList<WaitingAnswer>> WaitingAsync(PeriodOfPage asked, CancellationToken cancellation)
    {
        var waiting = new List<WaitingAnswer>();
        var page = asked.Page;
        if ((await ObservedConversations.ReadAsync(states, known, page, cancellation).ConfigureAwait(false)).Comments?.Until is not { } until)
            return waiting;
        await foreach (var said in conversations.ReadAsync(page.Key, [asked.Period], until, cancellation).ConfigureAwait(false))
        {
            var comment = said.Comment;
            if (!asked.Period.Contains(said.Day) || !CallForAnswer.IsMadeBy(comment))
                continue;
            var call = CallForAnswer.Of(comment.CreatedAt, said.AnsweredAt, until, page.Clock);
            if (!call.IsWaiting(comment))
                continue;
            // Its text is looked up now: what is not kept any longer is not shown.
            var text = (await comments.FindAsync(page.Key, comment.CreatedAt, comment.Id, cancellation).ConfigureAwait(false))?.Message;
            waiting.Add(new(
                comment.Id, comment.PostId, comment.CreatedAt, Math.Round(call.WaitedMinutes), comment.Reading!.Text.Has(TextTraits.Question), comment.Reading.Text.Has(TextTraits.Complaint), text));
            if (waiting.Count == MaxWaiting)
                break;
        }
        return waiting;
    }
}

/// <param name="BusinessHours">The hours in which minutes count; null when all do.</param>
/// <param name="TimeZone">The zone of these hours.</param>
/// <param name="Waiting">The oldest calls for an answer of the period that nobody has answered, the oldest first.</param>
internal sealed record AnswersAnswer(
    string Network, string Id, PeriodsAnswer Periods, string? BusinessHours, string? TimeZone, IReadOnlyList<KpiAnswer> Kpis, IReadOnlyList<BucketAnswer> Buckets, IReadOnlyList<WaitingAnswer> Waiting,
    ReferenceAnswer Reference);

/// <param name="UpToMinutes">The most minutes of this bucket; null where there is no bound.</param>
internal sealed record BucketAnswer(string Channel, string Bucket, int? UpToMinutes, long Calls);

/// <param name="Message">Its text while it is kept.</param>
internal sealed record WaitingAnswer(string Id, string? PostId, DateTimeOffset CreatedAt, double WaitedMinutes, bool IsQuestion, bool IsComplaint, string? Message);

/// <summary>What others were found to do, to draw beside a page's own numbers.</summary>
internal sealed record ReferenceAnswer(KpiName Name, int Year, double Value, Uri Source)
{
    public static readonly ReferenceAnswer Of2012 = new(
        new("Share of administrators of Facebook pages who did not answer comments", "Part des administrateurs de pages Facebook qui ne répondaient pas aux commentaires"),
        2012, 0.91, new("https://actualitereseauxsociaux.wordpress.com/2012/10/24/91-des-administrateurs-de-pages-facebook-ne-repondent-pas-aux-commentaires/"));
}
