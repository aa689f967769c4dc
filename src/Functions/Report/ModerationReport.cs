using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Core.Moderation;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with what became of comments: its KPIs, and counts by state, content and who did it.</summary>
internal sealed class ModerationReport(PeriodRequests requests, KpiAnswers kpis, ConversationRows rows)
{
    private static readonly IReadOnlyList<KpiDefinition> Shown = [.. QualitativeKpis.OfModeration];

    public Task<IResult> GetAsync(string network, string id, ScorecardQuery query, CancellationToken cancellation) => requests.AnswerAsync(network, id, query, async asked => new ModerationAnswer(
        asked.Page.Key.Network.Name, asked.Page.Key.Id, asked.Periods,
        await kpis.OfConversationsAsync(asked, Shown, cancellation).ConfigureAwait(false),
        await ByContentAsync(asked, cancellation).ConfigureAwait(false)), cancellation);

    private async Task<IReadOnlyList<TreatmentAnswer>> ByContentAsync(PeriodOfPage asked, CancellationToken cancellation)
    {
        var counts = new SortedDictionary<(CommentState State, CommentContent Content), long>();
        await foreach (var treated in rows.ReadModerationAsync(asked.Page.Key, asked.Period, cancellation).ConfigureAwait(false))
            counts[(treated.State, treated.Content)] = counts.GetValueOrDefault((treated.State, treated.Content)) + treated.Comments;
        return [.. counts.Select(count => new TreatmentAnswer(SnakeCase.Of(count.Key.State), SnakeCase.Of(count.Key.Content), DoneBy(count.Key.State), count.Value))];
    }

    // Networks tell neither who removed a comment nor why it is gone.
    private static string? DoneBy(CommentState state) => state switch
    {
        CommentState.Hidden => "page",
        CommentState.Removed or CommentState.Vanished => "unknown",
        _ => null,
    };
}

internal sealed record ModerationAnswer(string Network, string Id, PeriodsAnswer Periods, IReadOnlyList<KpiAnswer> Kpis, IReadOnlyList<TreatmentAnswer> ByContent);

/// <param name="Content">Why it may have been treated so: what its text was.</param>
/// <param name="DoneBy">"page", "unknown", or null where nothing was done.</param>
internal sealed record TreatmentAnswer(string State, string Content, string? DoneBy, long Comments);
