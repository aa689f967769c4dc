using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.FakeFans.Accounts;
using Engagement.Functions.Audit;

namespace Engagement.Functions.Storage;

/// <summary>Table FollowerAudits: what each sample of a page's followers looked like.</summary>
internal sealed class FollowerAuditRows(PipelineTables tables)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task SaveAsync(PageKey page, DateOnly day, FollowerAudit audit, CancellationToken cancellation) =>
        await tables.FollowerAudits.UpsertEntityAsync(Write(page, day, FollowerAuditAnswer.Of(audit)), TableUpdateMode.Replace, cancellation).ConfigureAwait(false);

    /// <summary>The audits of a page, the earliest first.</summary>
    public async IAsyncEnumerable<FollowerAuditAnswer> ReadAsync(PageKey page, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var partition = Keys.Page(page);
        await foreach (var row in tables.FollowerAudits.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), null, null, cancellation).ConfigureAwait(false))
            yield return Read(row);
    }

    /// <summary>The cohorts of an audit's row.</summary>
    internal static IReadOnlyList<CohortAnswer> Cohorts(TableEntity row) => JsonSerializer.Deserialize<IReadOnlyList<CohortAnswer>>(row.GetString("Cohorts"), Json)!;

    internal static TableEntity Write(PageKey page, DateOnly day, FollowerAuditAnswer audit)
    {
        var row = new TableEntity(Keys.Page(page), Keys.DayRow(day))
        {
            ["Family"] = audit.Family,
            ["ModelVersion"] = audit.ModelVersion,
            ["Status"] = audit.Status,
            ["N"] = audit.N,
            ["AssumedShare"] = audit.AssumedShare,
            ["LikelyFake"] = audit.LikelyFake,
            ["Unclear"] = audit.Unclear,
            ["LikelyGenuine"] = audit.LikelyGenuine,
            ["RuleSets"] = JsonSerializer.Serialize(audit.RuleSets, Json),
            ["Cohorts"] = JsonSerializer.Serialize(audit.Cohorts, Json),
        };
        row.PutDay("ObservedDay", audit.ObservedDay);
        row.Put("FakeShare", audit.FakeShare);
        row.Put("FakeShareLow", audit.FakeShareLow);
        row.Put("FakeShareHigh", audit.FakeShareHigh);
        row.Put("LowShare", audit.LowShare);
        row.Put("HighShare", audit.HighShare);
        row.Put("InactiveRate", audit.InactiveRate);
        row.Put("EmptyRate", audit.EmptyRate);
        return row;
    }

    private static FollowerAuditAnswer Read(TableEntity row) => new(
        row.GetString("Family"), row.GetString("ModelVersion"), row.GetDay("ObservedDay"), row.GetString("Status"), row.GetInt64("N")!.Value,
        row.GetDouble("FakeShare"), row.GetDouble("FakeShareLow"), row.GetDouble("FakeShareHigh"), row.GetDouble("LowShare"), row.GetDouble("HighShare"), row.GetDouble("AssumedShare")!.Value,
        row.GetInt64("LikelyFake")!.Value, row.GetInt64("Unclear")!.Value, row.GetInt64("LikelyGenuine")!.Value, row.GetDouble("InactiveRate"), row.GetDouble("EmptyRate"),
        JsonSerializer.Deserialize<IReadOnlyList<RuleSetAnswer>>(row.GetString("RuleSets"), Json)!, Cohorts(row));
}
