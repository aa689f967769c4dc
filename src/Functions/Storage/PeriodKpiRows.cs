using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;

namespace Engagement.Functions.Storage;

/// <summary>Table PeriodKpis: the KPIs of pages over periods.</summary>
internal sealed class PeriodKpiRows(PipelineTables tables)
{
    // Row keys of one period share a start that ends with '|'; '}' follows it.
    private const string AfterEveryId = "}";

    private static readonly IReadOnlyList<KpiDefinition> InOrder = [.. QuantitativeKpis.Definitions, .. QualitativeKpis.Definitions];
    private static readonly Dictionary<string, KpiDefinition> Definitions = InOrder.ToDictionary(d => d.Reference);

    /// <summary>Stores those that are new or changed. A row is replaced as a whole: a value that has become undefined must not keep its last number.</summary>
    public async Task SaveAsync(PageKey page, IEnumerable<StoredKpi> kpis, CancellationToken cancellation)
    {
        foreach (var partition in kpis.Select(kpi => Write(page, kpi)).GroupBy(row => row.PartitionKey))
            await tables.PeriodKpis.MergeRowsAsync([.. partition], (_, computed) => computed, cancellation).ConfigureAwait(false);
    }

    /// <summary>The KPIs of one period in the order of their definitions; those whose definition has changed since are left out.</summary>
    public async Task<IReadOnlyList<StoredKpi>> ReadAsync(PageKey page, DayRange period, CancellationToken cancellation)
    {
        var found = new List<StoredKpi>();
        var start = Keys.PeriodRows(period);
        await foreach (var row in tables.PeriodKpis.ReadRowsAsync(Keys.Partition(page, period.LastDay), start, start + AfterEveryId, null, cancellation).ConfigureAwait(false))
            if (Definitions.TryGetValue(row.GetString("Definition"), out var definition))
                found.Add(Read(row, definition, period));
        return [.. found.OrderBy(kpi => InOrder.TakeWhile(d => d != kpi.Kpi.Definition).Count())];
    }

    internal static TableEntity Write(PageKey page, StoredKpi stored)
    {
        var kpi = stored.Kpi;
        var row = new TableEntity(Keys.Partition(page, kpi.Period.LastDay), Keys.PeriodRow(kpi.Period, kpi.Definition.Id))
        {
            ["Network"] = page.Network.Name,
            ["PageId"] = page.Id,
            ["KpiId"] = kpi.Definition.Id,
            ["Definition"] = kpi.Definition.Reference,
            ["Days"] = kpi.Period.DayCount,
            ["N"] = kpi.N,
            ["MissingDays"] = kpi.MissingDays,
            ["Status"] = kpi.Status.Name(),
        };
        row.PutDay("FirstDay", kpi.Period.FirstDay);
        row.PutDay("LastDay", kpi.Period.LastDay);
        row.Put("Value", kpi.Value);
        row.Put("Numerator", kpi.Numerator);
        row.Put("Denominator", kpi.Denominator);
        row.Put("IntervalLow", kpi.Interval?.Low);
        row.Put("IntervalHigh", kpi.Interval?.High);
        row.Put("IntervalLevel", kpi.Interval?.Level);
        row.Put("IntervalMethod", kpi.Interval?.Method);
        row.Put("PostId", kpi.PostId);
        row.Put("PostCreatedAt", stored.PostCreatedAt);
        return row;
    }

    private static StoredKpi Read(TableEntity row, KpiDefinition definition, DayRange period) => new(
        new(
            definition,
            period,
            row.GetDouble("Value"),
            row.GetDouble("Numerator"),
            row.GetDouble("Denominator"),
            row.GetInt64("N") ?? 0,
            row.GetInt32("MissingDays") ?? 0,
            row.GetStatus("Status"),
            row.GetString("IntervalMethod") is { } method
                ? new(row.GetDouble("IntervalLow")!.Value, row.GetDouble("IntervalHigh")!.Value, row.GetDouble("IntervalLevel")!.Value, method)
                : null,
            row.GetString("PostId")),
        row.GetDateTimeOffset("PostCreatedAt"));
}
