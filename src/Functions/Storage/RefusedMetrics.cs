using Azure;
using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>A metric that a network refuses to a page.</summary>
/// <param name="FirstRefusedDay">Last day of the earliest window that went without it.</param>
/// <param name="RetryFromDay">Windows that end on this day or later ask for it again.</param>
internal sealed record RefusedMetric(DateOnly FirstRefusedDay, DateOnly RetryFromDay)
{
    private const int DaysPerWeek = 7;

    /// <summary>What a refusal says when the window's last day is known.</summary>
    /// <remarks>Weeks begin on Mondays, whatever the day of the refusal: so windows that end in the same week leave the same row in any order.</remarks>
    public static RefusedMetric On(DateOnly lastDay) => new(lastDay, DateOnly.FromDayNumber((lastDay.DayNumber / DaysPerWeek + 1) * DaysPerWeek));

    public RefusedMetric And(RefusedMetric other) => new(
        FirstRefusedDay < other.FirstRefusedDay ? FirstRefusedDay : other.FirstRefusedDay,
        RetryFromDay > other.RetryFromDay ? RetryFromDay : other.RetryFromDay);
}

/// <summary>Table RefusedMetrics: which metrics a version of a network's API refuses to each page, so that not every message finds out again.</summary>
internal sealed class RefusedMetrics(PipelineTables tables)
{
    /// <summary>What is remembered of a page, by metric.</summary>
    public async Task<IReadOnlyDictionary<string, RefusedMetric>> ReadAsync(PageKey page, string apiVersion, CancellationToken cancellation)
    {
        var found = new Dictionary<string, RefusedMetric>(StringComparer.Ordinal);
        var prefix = apiVersion + '|';
        // '}' follows '|': every key of this version, and of no other.
        await foreach (var row in tables.RefusedMetrics.ReadRowsAsync(Partition(page), prefix, apiVersion + '}', null, cancellation).ConfigureAwait(false))
            found[row.RowKey[prefix.Length..]] = Read(row);
        return found;
    }

    /// <summary>Adds refusals to what is remembered; in any order they end the same.</summary>
    public Task RememberAsync(PageKey page, string apiVersion, IReadOnlyDictionary<string, RefusedMetric> refused, CancellationToken cancellation) =>
        tables.RefusedMetrics.MergeRowsAsync(
            [.. refused.Select(metric => Write(page, apiVersion, metric.Key, metric.Value))],
            (stored, later) => Filled(new(stored.PartitionKey, stored.RowKey), Read(stored).And(Read(later))),
            cancellation);

    /// <summary>Forgets a metric that is offered again.</summary>
    public async Task ForgetAsync(PageKey page, string apiVersion, string metric, CancellationToken cancellation)
    {
        try
        {
            await tables.RefusedMetrics.DeleteEntityAsync(Partition(page), Row(apiVersion, metric), ETag.All, cancellation).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The same message, delivered twice, got here first.
        }
    }

    internal static TableEntity Write(PageKey page, string apiVersion, string metric, RefusedMetric refused) =>
        Filled(new(Partition(page), Row(apiVersion, metric)), refused);

    private static TableEntity Filled(TableEntity row, RefusedMetric refused)
    {
        row.PutDay(nameof(RefusedMetric.FirstRefusedDay), refused.FirstRefusedDay);
        row.PutDay(nameof(RefusedMetric.RetryFromDay), refused.RetryFromDay);
        return row;
    }

    private static RefusedMetric Read(TableEntity row) =>
        new(row.GetDay(nameof(RefusedMetric.FirstRefusedDay))!.Value, row.GetDay(nameof(RefusedMetric.RetryFromDay))!.Value);

    private static string Partition(PageKey page) => $"{page.Network.Name}|{page.Id}";

    private static string Row(string apiVersion, string metric) => $"{apiVersion}|{metric}";
}
