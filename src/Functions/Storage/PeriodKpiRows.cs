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

    private static readonly Dictionary<string, KpiDefinition> Definitions = QuantitativeKpis.Definitions.ToDictionary(d => d.Reference);

    /// <summary>Stores those that are new or changed. A row is replaced as a whole: a value that has become undefined must not keep its last number.</summary>
    /// <remarks>One of which nothing is known has no row, and loses the one that it had.</remarks>
    public async Task SaveAsync(PageKey page, IEnumerable<StoredKpi> kpis, CancellationToken cancellation)
    {
        foreach (var partition in kpis.GroupBy(kpi => Keys.Partition(page, kpi.Kpi.Period.LastDay)))
        {
            var rows = new List<TableEntity>();
            var empty = new HashSet<string>(StringComparer.Ordinal);
            foreach (var period in partition.GroupBy(kpi => kpi.Kpi.Period))
            {
                var nothing = QuantitativeKpis.NothingKnown(period.Key).ToHashSet();
                foreach (var kpi in period)
                {
                    rows.Add(Write(page, kpi));
                    if (nothing.Contains(kpi.Kpi))
                        empty.Add(rows[^1].RowKey);
                }
            }
            await tables.PeriodKpis.MergeRowsAsync(
                rows, (_, computed) => empty.Contains(computed.RowKey) ? null : computed, cancellation, adds: row => !empty.Contains(row.RowKey)).ConfigureAwait(false);
        }
    }

    /// <summary>The KPIs of one period in the order of their definitions, none when nothing at all is stored; those whose definition has changed since are left out.</summary>
    public async Task<IReadOnlyList<StoredKpi>> ReadAsync(PageKey page, DayRange period, CancellationToken cancellation)
    {
        var (found, outdated) = (new Dictionary<KpiDefinition, StoredKpi>(), new HashSet<string>(StringComparer.Ordinal));
        var start = Keys.PeriodRows(period);
        await foreach (var row in tables.PeriodKpis.ReadRowsAsync(Keys.Partition(page, period.LastDay), start, start + AfterEveryId, null, cancellation).ConfigureAwait(false))
            if (Definitions.TryGetValue(row.GetString("Definition"), out var definition))
                found[definition] = Read(row, definition, period);
            else
                outdated.Add(row.GetString("KpiId"));
        return found.Count == 0
            ? []
            : [.. QuantitativeKpis.NothingKnown(period).Where(kpi => !outdated.Contains(kpi.Definition.Id)).Select(kpi => found.GetValueOrDefault(kpi.Definition) ?? new(kpi, null))];
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
