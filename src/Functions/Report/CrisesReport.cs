using Engagement.Core;
using Engagement.Core.Crises;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Answers with when a page's audience was far more upset than usual, and what that was seen by.</summary>
internal sealed class CrisesReport(PageQuestion question, CrisisRows crises, TimeProvider clock)
{
    private const int DefaultDays = 365;

    public Task<IResult> GetAsync(string network, string id, RangeQuery query, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        var (range, _) = query.Read(clock.TargetDay(page), DefaultDays);
        var found = await crises.ReadAsync(page.Key, range, cancellation).ConfigureAwait(false);
        return new TaggedJson(new CrisesAnswer(page.Key.Network.Name, page.Key.Id, range.FirstDay, range.LastDay, [.. found.Select(CrisisAnswer.Of)]));
    }, cancellation);
}

/// <param name="Crises">Those that begin on these days, in order.</param>
internal sealed record CrisesAnswer(string Network, string Id, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<CrisisAnswer> Crises);

/// <param name="EndedAt">Null while it goes on.</param>
/// <param name="Index">At its peak, like all that follows: 0 to 100.</param>
internal sealed record CrisisAnswer(
    string Id,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Level,
    double Index,
    DateTimeOffset PeakAt,
    int WindowHours,
    int Comments,
    int Judged,
    int Upset,
    int UpsetAuthors,
    IReadOnlyList<CrisisEvidenceAnswer> Evidence)
{
    public static CrisisAnswer Of(Crisis crisis)
    {
        var (peak, english, french) = (crisis.Peak, CrisisWords.Explain(crisis.Peak, french: false), CrisisWords.Explain(crisis.Peak, french: true));
        return new(
            crisis.Id, crisis.StartedAt, crisis.EndedAt, crisis.Level.Name(), peak.Index, peak.At, peak.WindowHours, peak.Comments, peak.Judged, peak.Upset, peak.UpsetAuthors,
            [.. peak.Evidence.Select((one, i) => new CrisisEvidenceAnswer(one.Signal.Name(), one.Strength, one.Observed, one.Usual, one.Deviations, english[i], french[i]))]);
    }
}

/// <param name="Expected">What was to be expected; null, like the deviations, where nothing is compared.</param>
internal sealed record CrisisEvidenceAnswer(string Signal, double Strength, double Observed, double? Expected, double? Deviations, string En, string Fr);
