using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Core.Topics;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with what people talk about more in a week than is usual on the page.</summary>
internal sealed class TopicsReport(Pages pages, TermRows rows, CommentRows comments, TimeProvider clock)
{
    private const int MaxTerms = 20;
    private const int MaxFrequent = 20;

    public async Task<IResult> GetAsync(string network, string id, string? week, CancellationToken cancellation)
    {
        try
        {
            var key = PageInRoute.Read(network, id);
            if (await pages.FindAsync(key, cancellation).ConfigureAwait(false) is not { } page)
                return Problem.UnknownPage(key);
            var (asked, _) = new RangeQuery(week, week, null).Read(clock.TargetDay(page), defaultDays: 1);
            return new TaggedJson(await ReadAsync(key, PeriodKind.Week.At(asked.LastDay), cancellation).ConfigureAwait(false));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput("week", e.Message.Replace(e.Field, "week", StringComparison.Ordinal));
        }
    }

    private async Task<TopicsAnswer> ReadAsync(PageKey page, DayRange week, CancellationToken cancellation)
    {
        var terms = await rows.ReadAsync(page, week.FirstDay, cancellation).ConfigureAwait(false);
        var past = new List<WeekTerms>();
        for (var weeksAgo = 1; weeksAgo <= RisingTerms.PastWeeks; weeksAgo++)
            past.Add(await rows.ReadAsync(page, week.FirstDay.AddDays(-7 * weeksAgo), cancellation).ConfigureAwait(false));
        past.RemoveAll(w => w.Total == 0);
        var rising = new List<TopicAnswer>();
        foreach (var term in RisingTerms.Of(terms, past).Take(MaxTerms))
            rising.Add(await TopicAsync(page, term.Count, cancellation).ConfigureAwait(false) with { Before = term.Before, LogOdds = term.LogOdds, Z = term.Z });
        var frequent = new List<TopicAnswer>();
        foreach (var term in terms.Terms.Where(term => term.Authors >= RisingTerms.MinimumAuthors).Take(MaxFrequent))
            frequent.Add(await TopicAsync(page, term, cancellation).ConfigureAwait(false));
        var isEnough = terms.Total > 0 && past.Count > 0;
        return new(page.Network.Name, page.Id, week.FirstDay, week.LastDay, past.Count, (isEnough ? MetricStatus.Ok : MetricStatus.NotEnoughData).Name(), rising, frequent);
    }

    private async Task<TopicAnswer> TopicAsync(PageKey page, TermCount term, CancellationToken cancellation)
    {
        var examples = new List<ExampleAnswer>();
        foreach (var row in term.Examples)
            if (await comments.FindAsync(page, row, cancellation).ConfigureAwait(false) is { Message: { } text, State: CommentState.Visible } comment)
                examples.Add(new(comment.Id, comment.CreatedAt, text));
        var isEnough = term.Tones.Judged >= QualitativeKpis.MinimumN;
        return new(
            term.Term, term.Comments, term.Authors, term.Tones.Positive, term.Tones.Neutral, term.Tones.Negative,
            isEnough ? term.Tones.NetSentiment : null, isEnough ? term.Tones.NetSentimentInterval : null, examples);
    }
}

/// <param name="PastWeeks">Of how many earlier weeks something is known.</param>
/// <param name="Status">"ok", or "not_enough_data" when nothing was said in the week or before it.</param>
/// <param name="Frequent">What is used most, rising or not.</param>
internal sealed record TopicsAnswer(
    string Network, string Id, DateOnly FirstDay, DateOnly LastDay, int PastWeeks, string Status, IReadOnlyList<TopicAnswer> Rising, IReadOnlyList<TopicAnswer> Frequent);

/// <param name="Examples">Comments that hold the term, while their texts are kept and everybody can read them.</param>
internal sealed record TopicAnswer(
    string Term, int Comments, int Authors, long Positive, long Neutral, long Negative, double? NetSentiment, Interval? Interval, IReadOnlyList<ExampleAnswer> Examples)
{
    /// <summary>Comments that held it in the weeks before; null of what is only frequent.</summary>
    public long? Before { get; init; }

    public double? LogOdds { get; init; }

    public double? Z { get; init; }
}

internal sealed record ExampleAnswer(string Id, DateTimeOffset CreatedAt, string Message);
