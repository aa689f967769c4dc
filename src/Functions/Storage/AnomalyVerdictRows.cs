using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Functions.Storage;

/// <summary>A verdict as it was on a day.</summary>
/// <param name="Subject">The id of an anomaly, or <see cref="AnomalyVerdictRows.WholePage"/>.</param>
/// <param name="AsOfDay">The last complete day when it was given.</param>
internal sealed record StoredVerdict(string Subject, DateOnly AsOfDay, SuspicionLevel Level, double Score);

/// <summary>Table AnomalyVerdicts: the history of verdicts, one row whenever one changed.</summary>
internal sealed class AnomalyVerdictRows(PipelineTables tables)
{
    public const string WholePage = "page";

    /// <summary>Rows kept per page, the latest ones: a year of changes of a lively page.</summary>
    public const int Most = 200;

    public async Task RecordAsync(PageKey page, DateOnly asOfDay, PageAudit audit, IReadOnlyList<AnomalyExplanation> explanations, CancellationToken cancellation)
    {
        bool IsExplained(PageAnomaly anomaly) => explanations.Any(explanation => explanation.Explains(anomaly));
        var now = audit.Anomalies.Select(anomaly => new StoredVerdict(anomaly.Id, asOfDay, anomaly.Level, anomaly.Score))
            .Append(new(WholePage, asOfDay, audit.Verdict(IsExplained), audit.Anomalies.Where(anomaly => !IsExplained(anomaly)).Select(anomaly => anomaly.Score).DefaultIfEmpty(0).Max())).ToList();
        var history = await ReadAsync(page, cancellation).ConfigureAwait(false);
        // What a later day said already stands; a message that comes late adds nothing to the past.
        if (history.Any(verdict => verdict.AsOfDay > asOfDay))
            return;
        var before = history.Where(verdict => verdict.AsOfDay < asOfDay).GroupBy(verdict => verdict.Subject, StringComparer.Ordinal)
            .ToDictionary(verdicts => verdicts.Key, verdicts => verdicts.MaxBy(verdict => verdict.AsOfDay)!.Level, StringComparer.Ordinal);
        var changed = now.Where(verdict => before.TryGetValue(verdict.Subject, out var level) ? level != verdict.Level : verdict.Level > SuspicionLevel.None || verdict.Subject == WholePage).ToList();
        var today = history.Where(verdict => verdict.AsOfDay == asOfDay && changed.TrueForAll(other => other.Subject != verdict.Subject));
        var old = history.Where(verdict => verdict.AsOfDay < asOfDay).OrderByDescending(verdict => verdict.AsOfDay).Skip(Math.Max(0, Most - changed.Count));
        await tables.AnomalyVerdicts.RemoveRowsAsync(today.Concat(old).Select(verdict => Write(page, verdict)).ToAsyncEnumerable(), cancellation).ConfigureAwait(false);
        await tables.AnomalyVerdicts.SubmitAsync(changed.Select(verdict => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Write(page, verdict))), cancellation).ConfigureAwait(false);
    }

    /// <summary>All that is kept, in order of days.</summary>
    public async Task<IReadOnlyList<StoredVerdict>> ReadAsync(PageKey page, CancellationToken cancellation)
    {
        var found = new List<StoredVerdict>();
        await foreach (var row in tables.AnomalyVerdicts.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Page(page)}"), null, null, cancellation).ConfigureAwait(false))
            found.Add(new(row.GetString("Subject"), row.GetDay("AsOfDay")!.Value, AnomalyNames.ParseLevel(row.GetString("Level")), row.GetDouble("Score")!.Value));
        return found;
    }

    /// <summary>The latest verdict on a page as a whole; null until it was judged.</summary>
    public async Task<StoredVerdict?> FindPageAsync(PageKey page, CancellationToken cancellation) =>
        (await ReadAsync(page, cancellation).ConfigureAwait(false)).LastOrDefault(verdict => verdict.Subject == WholePage);

    internal static TableEntity Write(PageKey page, StoredVerdict verdict)
    {
        var row = new TableEntity(Keys.Page(page), $"{Keys.DayRow(verdict.AsOfDay)}|{verdict.Subject}")
        {
            ["Network"] = page.Network.Name,
            ["PageId"] = page.Id,
            ["Subject"] = verdict.Subject,
            ["Level"] = verdict.Level.Name(),
            ["Score"] = verdict.Score,
        };
        row.PutDay("AsOfDay", verdict.AsOfDay);
        return row;
    }
}
