using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with what stands out in a page's series, and how serious it is.</summary>
internal sealed class AnomaliesReport(PageQuestion question, AnomalyRows anomalies, AnomalyExplanationRows explanations, AnomalyVerdictRows verdicts, TimeProvider clock)
{
    private const int DefaultDays = 365;

    public Task<IResult> GetAsync(string network, string id, RangeQuery query, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        var (range, _) = query.Read(clock.TargetDay(page), DefaultDays);
        var found = await anomalies.ReadAsync(page.Key, range, cancellation).ConfigureAwait(false);
        var explained = await explanations.ReadAsync(page.Key, cancellation).ConfigureAwait(false);
        var history = await verdicts.ReadAsync(page.Key, cancellation).ConfigureAwait(false);
        return new TaggedJson(AnomaliesAnswer.Of(page.Key, range, found, explained, history));
    }, cancellation);
}

/// <param name="Verdict">That of the whole page; null until the page was judged for the first time.</param>
internal sealed record AnomaliesAnswer(
    string Network, string Id, DateOnly FirstDay, DateOnly LastDay, VerdictAnswer? Verdict, IReadOnlyList<AnomalyAnswer> Anomalies)
{
    public static AnomaliesAnswer Of(
        PageKey page, DayRange range, IReadOnlyList<PageAnomaly> found, IReadOnlyList<AnomalyExplanation> explanations, IReadOnlyList<StoredVerdict> history) => new(
        page.Network.Name, page.Id, range.FirstDay, range.LastDay,
        history.LastOrDefault(verdict => verdict.Subject == AnomalyVerdictRows.WholePage) is { } verdict ? VerdictAnswer.Of(verdict) : null,
        [.. found.Select(anomaly => AnomalyAnswer.Of(
            anomaly, explanations.FirstOrDefault(explanation => explanation.Explains(anomaly)), history.Where(verdict => anomaly.IsNamedBy(verdict.Subject))))]);
}

internal sealed record VerdictAnswer(DateOnly AsOfDay, string Level, double Score)
{
    public static VerdictAnswer Of(StoredVerdict verdict) => new(verdict.AsOfDay, verdict.Level.Name(), verdict.Score);
}

/// <param name="Explanation">What a reviewer said; null when none did.</param>
/// <param name="History">The verdicts before and now, one entry whenever it changed.</param>
internal sealed record AnomalyAnswer(
    string Id,
    string Kind,
    DateOnly FirstDay,
    DateOnly LastDay,
    DateOnly PeakDay,
    string Level,
    double Score,
    AnomalyText En,
    AnomalyText Fr,
    AnomalyEvidence Evidence,
    IReadOnlyList<FindingAnswer> Findings,
    IReadOnlyList<RivalCauseAnswer> RivalCauses,
    ExplanationAnswer? Explanation,
    IReadOnlyList<VerdictAnswer> History)
{
    public static AnomalyAnswer Of(PageAnomaly anomaly, AnomalyExplanation? explanation, IEnumerable<StoredVerdict> history) => new(
        anomaly.Id, anomaly.Kind.Name(), anomaly.Days.FirstDay, anomaly.Days.LastDay, anomaly.PeakDay, anomaly.Level.Name(), anomaly.Score,
        AnomalyWords.English(anomaly), AnomalyWords.French(anomaly), anomaly.Evidence,
        [.. anomaly.Findings.Select(finding => new FindingAnswer(finding.Kind.Name(), finding.Days.FirstDay, finding.Days.LastDay, finding.Score))],
        [.. anomaly.RivalCauses.Select(cause => new RivalCauseAnswer(cause.Kind.Name(), cause.ExplainedRate, cause.Detail))],
        explanation is null ? null : new(explanation.Reason, explanation.Reviewer),
        [.. history.Select(VerdictAnswer.Of)]);
}

internal sealed record FindingAnswer(string Kind, DateOnly FirstDay, DateOnly LastDay, double Score);

/// <param name="ExplainedRate">Null when the data does not tell.</param>
internal sealed record RivalCauseAnswer(string Kind, double? ExplainedRate, string? Detail);

internal sealed record ExplanationAnswer(string Reason, string? Reviewer);
