using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Collect;
using Engagement.Functions.Detect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Takes down what a reviewer says explains an anomaly; it stays through every judgement to come.</summary>
internal sealed class AnomalyExplaining(PageQuestion question, AnomalyRows anomalies, AnomalyExplanationRows explanations, MessageQueues queues, TimeProvider clock)
{
    private const int MaxReasonLength = 2000;
    private const int MaxReviewerLength = 200;

    // A long anomaly's days reach so far from the peak that its row is found by.
    private const int LongestDays = 150;

    public Task<IResult> ExplainAsync(string network, string id, string anomalyId, HttpRequest request, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        if (!PageAnomaly.TryReadId(anomalyId, out _, out var day))
            throw new PageRequestException("anomalyId", $"'{anomalyId}' is not the id of an anomaly; take one from GET /api/pages/{page.Key}/anomalies.");
        using var body = await SmallJsonBody.ReadAsync(request, cancellation).ConfigureAwait(false);
        var reason = body.RootElement.Text("reason", MaxReasonLength)
            ?? throw new PageRequestException("reason", "reason is missing; say in a sentence what explains the anomaly.");
        var reviewer = body.RootElement.Text("reviewer", MaxReviewerLength);
        var near = await anomalies.ReadAsync(page.Key, new(day.AddDays(-LongestDays), day.AddDays(LongestDays)), cancellation).ConfigureAwait(false);
        if (near.FirstOrDefault(anomaly => anomaly.Id == anomalyId) is not { } named && (named = near.FirstOrDefault(anomaly => anomaly.IsNamedBy(anomalyId))!) is null)
            return Results.Problem($"{page.Key} has no anomaly {anomalyId}.", statusCode: StatusCodes.Status404NotFound, title: "There is no such anomaly.");
        await explanations.SaveAsync(page.Key, new(named.Kind, named.Days, reason, reviewer), cancellation).ConfigureAwait(false);
        // The page's verdict counts what is not explained.
        await queues.SendAsync(DetectMessage.For(page.Key, named.Days, clock.TargetDay(page)), cancellation).ConfigureAwait(false);
        return Results.Json(new ExplanationAnswer(reason, reviewer));
    }, cancellation);
}

/// <summary>What a reviewer sends.</summary>
internal sealed record ExplanationBody(string Reason, string? Reviewer);
