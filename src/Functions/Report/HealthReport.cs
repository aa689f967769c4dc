using Azure;
using Engagement.Core;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Report;

/// <summary>What the health check says.</summary>
/// <param name="Status">"ok", "attention" (messages were given up, pages are not collected, or tokens end soon), or "storage_unreachable".</param>
/// <param name="Poison">Messages that were given up, by queue.</param>
/// <param name="Pages">Number of pages by status.</param>
/// <param name="TokensExpiringWithin14Days">Pages whose token, or its access to data, has ended or ends soon.</param>
internal sealed record HealthAnswer(
    string Status, IReadOnlyDictionary<string, int> Poison, IReadOnlyDictionary<string, int> Pages, int TokensExpiringWithin14Days);

/// <summary>Says whether storage answers and whether anything was given up.</summary>
internal sealed class HealthReport(PageDirectory directory, MessageQueues queues, TimeProvider clock, ILogger<HealthReport> log)
{
    // Less than what load balancers and monitors wait; the storage client's own retries take longer.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<IResult> GetAsync(CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Timeout);
        try
        {
            return Results.Json(await ReadAsync(limited.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException || e is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            log.LogError("Storage does not answer ({Error})", e.GetType().Name);
            return Results.Json(
                new HealthAnswer("storage_unreachable", new Dictionary<string, int>(), new Dictionary<string, int>(), 0), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<HealthAnswer> ReadAsync(CancellationToken cancellation)
    {
        var counts = await Task.WhenAll(MessageQueues.Names.Select(queue => queues.CountPoisonAsync(queue, cancellation))).ConfigureAwait(false);
        var poison = new SortedDictionary<string, int>(MessageQueues.Names.Zip(counts).ToDictionary(queue => queue.First, queue => queue.Second), StringComparer.Ordinal);

        var pages = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var ending = 0;
        await foreach (var progress in directory.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var status = progress.Collection.Status.Name();
            pages[status] = pages.GetValueOrDefault(status) + 1;
            ending += progress.Token?.EndsSoon(clock.GetUtcNow()) == true ? 1 : 0;
        }
        var isWell = poison.Values.All(count => count == 0) && ending == 0 && pages.Keys.All(status => status == MetricStatus.Ok.Name());
        return new(isWell ? "ok" : "attention", poison, pages, ending);
    }
}
