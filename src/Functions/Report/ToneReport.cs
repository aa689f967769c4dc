using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Core.Tones;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with how a page's audience feels: its KPIs, and tones by day, language, type of post and post.</summary>
internal sealed class ToneReport(PeriodRequests requests, KpiAnswers kpis, ConversationRows rows, PostRows posts)
{
    private const int MaxPosts = 20;

    // Most of what is said is said under posts of these days before.
    private const int PostDays = 90;

    private static readonly IReadOnlyList<KpiDefinition> Shown = [.. QualitativeKpis.OfTone, .. QualitativeKpis.OfConversation];

    public Task<IResult> GetAsync(string network, string id, ScorecardQuery query, CancellationToken cancellation) => requests.AnswerAsync(network, id, query, async asked =>
    {
        var said = await rows.ReadSentimentAsync(asked.Page.Key, asked.Period, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        var published = await posts.ReadCountsAsync(asked.Page.Key, new(asked.Period.FirstDay.AddDays(-PostDays), asked.Period.LastDay), cancellation).ConfigureAwait(false);
        var types = published.DistinctBy(post => post.Id).ToDictionary(post => post.Id, post => post.Type);
        return new ToneAnswer(
            asked.Page.Key.Network.Name, asked.Page.Key.Id, asked.Periods,
            await kpis.OfConversationsAsync(asked, Shown, cancellation).ConfigureAwait(false),
            By(said, day => $"{day.Day:yyyy-MM-dd}"),
            By(said, day => SnakeCase.Of(day.Language)),
            By(said, day => day.PostId is null ? "mention" : types.TryGetValue(day.PostId, out var type) ? SnakeCase.Of(type) : "unknown"),
            [.. By(said.Where(day => day.PostId is not null), day => day.PostId!).OrderByDescending(post => post.Comments).ThenBy(post => post.Key, StringComparer.Ordinal).Take(MaxPosts)]);
    }, cancellation);

    private static IReadOnlyList<ToneOfPart> By(IEnumerable<DailySentiment> said, Func<DailySentiment, string> key) =>
        [.. said.GroupBy(key, StringComparer.Ordinal).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => ToneOfPart.Of(part.Key, part.ToList()))];
}

/// <param name="ByPost">The posts with most comments.</param>
internal sealed record ToneAnswer(
    string Network, string Id, PeriodsAnswer Periods, IReadOnlyList<KpiAnswer> Kpis,
    IReadOnlyList<ToneOfPart> ByDay, IReadOnlyList<ToneOfPart> ByLanguage, IReadOnlyList<ToneOfPart> ByPostType, IReadOnlyList<ToneOfPart> ByPost);

/// <summary>The tones of a part of what was said.</summary>
/// <param name="Key">The day, language, type of post, or post.</param>
/// <param name="Unclassified">Comments without a tone: another language, too few words, pictures.</param>
/// <param name="Status">"ok", or "not_enough_data" where too few comments have a tone for net sentiment.</param>
internal sealed record ToneOfPart(
    string Key, long Comments, long Positive, long Neutral, long Negative, long Unclassified, long Questions, long Complaints, long Insults, long Spam, long Courtesies,
    double? NetSentiment, Interval? Interval, string Status)
{
    public static ToneOfPart Of(string key, IReadOnlyList<DailySentiment> said)
    {
        var (comments, tones) = (said.Sum(part => part.Comments), said.Aggregate(default(ToneCounts), (sum, part) => sum.Plus(part.Tones)));
        var isEnough = tones.Judged >= QualitativeKpis.MinimumN;
        return new(
            key, comments, tones.Positive, tones.Neutral, tones.Negative, comments - tones.Judged,
            said.Sum(part => part.Questions), said.Sum(part => part.Complaints), said.Sum(part => part.Insults), said.Sum(part => part.Spam), said.Sum(part => part.Courtesies),
            isEnough ? tones.NetSentiment : null, isEnough ? tones.NetSentimentInterval : null, (isEnough ? MetricStatus.Ok : MetricStatus.NotEnoughData).Name());
    }
}
