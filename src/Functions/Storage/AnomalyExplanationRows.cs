using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Functions.Storage;

/// <summary>What a reviewer says explains an anomaly.</summary>
/// <param name="Kind">The kind of the anomaly.</param>
/// <param name="Days">Its days when it was explained.</param>
/// <param name="Reason">The reason, in the reviewer's words.</param>
/// <param name="Reviewer">Who says so; null when the reviewer did not tell.</param>
internal sealed record AnomalyExplanation(AnomalyKind Kind, DayRange Days, string Reason, string? Reviewer)
{
    /// <summary>When it was stored; null until then.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether it still speaks of an anomaly, however late data moved its edges.</summary>
    public bool Explains(PageAnomaly anomaly) => anomaly.Kind == Kind && anomaly.Days.Overlaps(Days);
}

/// <summary>Table AnomalyExplanations: apart from the anomalies, which are judged anew with every change of the data.</summary>
internal sealed class AnomalyExplanationRows(PipelineTables tables)
{
    public async Task<IReadOnlyList<AnomalyExplanation>> ReadAsync(PageKey page, CancellationToken cancellation)
    {
        var found = new List<AnomalyExplanation>();
        await foreach (var row in tables.AnomalyExplanations.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Page(page)}"), null, null, cancellation).ConfigureAwait(false))
            found.Add(new(AnomalyNames.ParseKind(row.GetString("Kind")), new(row.GetDay("FirstDay")!.Value, row.GetDay("LastDay")!.Value), row.GetString("Reason"), row.GetString("Reviewer")) { At = row.Timestamp });
        return found;
    }

    /// <summary>Stores an explanation in place of those that speak of the same anomaly.</summary>
    public async Task SaveAsync(PageKey page, AnomalyExplanation explanation, CancellationToken cancellation)
    {
        foreach (var earlier in await ReadAsync(page, cancellation).ConfigureAwait(false))
            if (earlier.Kind == explanation.Kind && earlier.Days.Overlaps(explanation.Days) && earlier.Days.FirstDay != explanation.Days.FirstDay)
                await tables.AnomalyExplanations.DeleteEntityAsync(Keys.Page(page), Row(earlier), Azure.ETag.All, cancellation).ConfigureAwait(false);
        await tables.AnomalyExplanations.UpsertEntityAsync(Write(page, explanation), TableUpdateMode.Replace, cancellation).ConfigureAwait(false);
    }

    internal static TableEntity Write(PageKey page, AnomalyExplanation explanation)
    {
        var row = new TableEntity(Keys.Page(page), Row(explanation)) { ["Network"] = page.Network.Name, ["PageId"] = page.Id, ["Kind"] = explanation.Kind.Name() };
        row.PutDay("FirstDay", explanation.Days.FirstDay);
        row.PutDay("LastDay", explanation.Days.LastDay);
        row.PutText("Reason", explanation.Reason);
        row.Put("Reviewer", explanation.Reviewer);
        return row;
    }

    private static string Row(AnomalyExplanation explanation) => $"{Keys.DayRow(explanation.Days.FirstDay)}|{explanation.Kind.Name()}";
}
