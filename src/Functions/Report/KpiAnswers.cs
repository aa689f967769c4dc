using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Report;

/// <summary>KPIs of a page over a period, beside those of the period before and of a year before.</summary>
internal sealed class KpiAnswers(PageKpis kpis, ConversationKpis conversations, PostRows posts)
{
    /// <summary>What the network reports, with what stands for the rest of what people say.</summary>
    public async Task<IReadOnlyList<KpiAnswer>> ScorecardAsync(PeriodOfPage asked, CancellationToken cancellation) =>
    [
        .. await CompareAsync(asked, period => kpis.ReadAsync(asked.Page.Key, asked.Kind, period, asked.Progress.ComputedThroughDay, cancellation), cancellation).ConfigureAwait(false),
        .. await OfConversationsAsync(asked, QualitativeKpis.Headlines, cancellation).ConfigureAwait(false),
    ];

    /// <summary>Some of the KPIs of what people say.</summary>
    public Task<IReadOnlyList<KpiAnswer>> OfConversationsAsync(PeriodOfPage asked, IReadOnlyList<KpiDefinition> wanted, CancellationToken cancellation) => CompareAsync(asked, async period =>
        [
            .. (await conversations.ReadAsync(asked.Page, asked.Kind, period, asked.Progress.ComputedThroughDay, cancellation).ConfigureAwait(false))
                .Where(stored => wanted.Contains(stored.Kpi.Definition)),
        ], cancellation);

    private async Task<IReadOnlyList<KpiAnswer>> CompareAsync(PeriodOfPage asked, Func<DayRange, Task<IReadOnlyList<StoredKpi>>> read, CancellationToken cancellation)
    {
        var (key, now) = (asked.Page.Key, await read(asked.Period).ConfigureAwait(false));
        if (now.Count == 0)
            return [];
        var earlier = ByDefinition(await read(asked.Kind.Before(asked.Period)).ConfigureAwait(false));
        var aYearEarlier = ByDefinition(await read(asked.Kind.YearBefore(asked.Period)).ConfigureAwait(false));
        var answers = new List<KpiAnswer>();
        foreach (var stored in now)
            answers.Add(KpiAnswer.Of(stored, await PostOfAsync(key, stored, cancellation).ConfigureAwait(false)) with
            {
                SeriesBreaks = stored.Kpi.BreakDays(key.Network),
                Before = EarlierAnswer.Of(key.Network, stored.Kpi, earlier.GetValueOrDefault(stored.Kpi.Definition)),
                YearBefore = EarlierAnswer.Of(key.Network, stored.Kpi, aYearEarlier.GetValueOrDefault(stored.Kpi.Definition)),
            });
        return answers;
    }

    private static Dictionary<KpiDefinition, PeriodKpi> ByDefinition(IReadOnlyList<StoredKpi> kpis) => kpis.ToDictionary(stored => stored.Kpi.Definition, stored => stored.Kpi);

    private async Task<Post?> PostOfAsync(PageKey page, StoredKpi kpi, CancellationToken cancellation) =>
        kpi is { Kpi.PostId: { } postId, PostCreatedAt: { } createdAt } ? await posts.FindAsync(page, createdAt, postId, cancellation).ConfigureAwait(false) : null;
}
