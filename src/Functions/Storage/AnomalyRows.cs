using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Functions.Storage;

/// <summary>Table Anomalies: what stands out in the series of pages, as last judged.</summary>
internal sealed class AnomalyRows(PipelineTables tables)
{
    /// <summary>Days at the start of what was looked at whose usual is not known yet; what was found there when more was known stays.</summary>
    private const int UnjudgedDays = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Stores what was found, and removes what was found before and is no more.</summary>
    public async Task ReplaceAsync(PageKey page, PageAudit audit, CancellationToken cancellation)
    {
        var judgedFrom = audit.Days.DayCount >= Detect.FakeFanProcessor.HistoryDays ? audit.Days.FirstDay.AddDays(UnjudgedDays) : audit.Days.FirstDay;
        var found = audit.Anomalies.Where(anomaly => anomaly.PeakDay >= judgedFrom).Select(anomaly => Write(page, anomaly)).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        await TableWrites.RetryConflictsAsync(async () =>
        {
            var actions = new List<TableTransactionAction>();
            var stored = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
            await foreach (var row in tables.Anomalies.ReadRowsAsync(Keys.Page(page), Keys.DayRow(judgedFrom), "9", null, cancellation).ConfigureAwait(false))
                stored[row.RowKey] = row;
            actions.AddRange(stored.Values.Where(row => !found.ContainsKey(row.RowKey)).Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)));
            actions.AddRange(found.Values.Where(row => !stored.TryGetValue(row.RowKey, out var before) || !row.HoldsTheSameAs(before))
                .Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
            await tables.Anomalies.SubmitAsync(actions, cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>The anomalies whose peak lies in a range of days, in order.</summary>
    public async Task<IReadOnlyList<PageAnomaly>> ReadAsync(PageKey page, DayRange peaks, CancellationToken cancellation)
    {
        var found = new List<PageAnomaly>();
        await foreach (var row in tables.Anomalies.ReadRowsAsync(Keys.Page(page), Keys.DayRow(peaks.FirstDay), Keys.DayRow(peaks.LastDay) + "}", null, cancellation).ConfigureAwait(false))
            found.Add(Read(row));
        return found;
    }

    internal static TableEntity Write(PageKey page, PageAnomaly anomaly)
    {
        var row = new TableEntity(Keys.Page(page), $"{Keys.DayRow(anomaly.PeakDay)}|{anomaly.Kind.Name()}")
        {
            ["Network"] = page.Network.Name,
            ["PageId"] = page.Id,
            ["AnomalyId"] = anomaly.Id,
            ["Kind"] = anomaly.Kind.Name(),
            ["Score"] = anomaly.Score,
            ["Level"] = anomaly.Level.Name(),
            ["Observed"] = anomaly.Evidence.Observed,
            ["Expected"] = anomaly.Evidence.Expected,
            ["Explained"] = anomaly.Evidence.Explained,
            ["Deviations"] = anomaly.Evidence.Deviations,
            ["Findings"] = JsonSerializer.Serialize(anomaly.Findings.Select(finding => new StoredFinding(finding.Kind.Name(), finding.Days.FirstDay, finding.Days.LastDay, finding.Score)), Json),
            ["RivalCauses"] = JsonSerializer.Serialize(anomaly.RivalCauses.Select(cause => new StoredCause(cause.Kind.Name(), cause.ExplainedRate, cause.Detail)), Json),
        };
        row["IsOfEngagements"] = anomaly.Evidence.IsOfEngagements;
        row.PutDay("PeakDay", anomaly.PeakDay);
        row.PutDay("FirstDay", anomaly.Days.FirstDay);
        row.PutDay("LastDay", anomaly.Days.LastDay);
        row.Put("OfFollowersRate", anomaly.Evidence.OfFollowersRate);
        row.Put("EngagementPerFollowerRatio", anomaly.Evidence.EngagementPerFollowerRatio);
        row.Put("DilutionLogLikelihoodRatio", anomaly.Evidence.DilutionLogLikelihoodRatio);
        row.Put("CountryDivergence", anomaly.Evidence.CountryDivergence);
        row.Put("Country", anomaly.Evidence.Country);
        row.Put("CountryExcess", anomaly.Evidence.CountryExcess);
        row.Put("LostRate", anomaly.Evidence.LostRate);
        row.Put("SilentRate", anomaly.Evidence.SilentRate);
        return row;
    }

    internal static PageAnomaly Read(TableEntity row) => new(
        row.GetString("AnomalyId"),
        AnomalyNames.ParseKind(row.GetString("Kind")),
        new(row.GetDay("FirstDay")!.Value, row.GetDay("LastDay")!.Value),
        row.GetDay("PeakDay")!.Value,
        row.GetDouble("Score")!.Value,
        AnomalyNames.ParseLevel(row.GetString("Level")),
        new(row.GetDouble("Observed")!.Value, row.GetDouble("Expected")!.Value, row.GetDouble("Explained")!.Value, row.GetDouble("Deviations")!.Value)
        {
            IsOfEngagements = row.GetBoolean("IsOfEngagements") is true,
            OfFollowersRate = row.GetDouble("OfFollowersRate"),
            EngagementPerFollowerRatio = row.GetDouble("EngagementPerFollowerRatio"),
            DilutionLogLikelihoodRatio = row.GetDouble("DilutionLogLikelihoodRatio"),
            CountryDivergence = row.GetDouble("CountryDivergence"),
            Country = row.GetString("Country"),
            CountryExcess = row.GetDouble("CountryExcess"),
            LostRate = row.GetDouble("LostRate"),
            SilentRate = row.GetDouble("SilentRate"),
        },
        [.. JsonSerializer.Deserialize<StoredFinding[]>(row.GetString("Findings"), Json)!.Select(f => new AnomalyFinding(AnomalyNames.ParseKind(f.Kind), new(f.FirstDay, f.LastDay), f.Score))],
        [.. JsonSerializer.Deserialize<StoredCause[]>(row.GetString("RivalCauses"), Json)!.Select(c => new RivalCause(AnomalyNames.ParseCause(c.Kind), c.ExplainedRate, c.Detail))]);

    private sealed record StoredFinding(string Kind, DateOnly FirstDay, DateOnly LastDay, double Score);

    private sealed record StoredCause(string Kind, double? ExplainedRate, string? Detail);
}
