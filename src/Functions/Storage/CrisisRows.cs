using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Crises;

namespace Engagement.Functions.Storage;

/// <summary>Table Crises: when the audiences of pages were far more upset than usual, and what that was seen by.</summary>
internal sealed class CrisisRows(PipelineTables tables)
{
    /// <summary>What <see cref="ReadPeak"/> reads.</summary>
    public static readonly IReadOnlyList<string> PeakColumns = ["PeakAt", "WindowHours", "Index", "Comments", "Judged", "Upset", "UpsetAuthors", "Evidence"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Makes the crises that begin on a range of days those that are given.</summary>
    public Task ReplaceAsync(PageKey page, DayRange days, IEnumerable<Crisis> crises, CancellationToken cancellation) => tables.Crises.ReplaceRowsAsync(
        Keys.Page(page), Keys.DayRow(days.FirstDay), Keys.AfterDayRow(days.LastDay), crises.Select(crisis => Write(page, crisis)), cancellation);

    /// <summary>The crises that begin on a range of the network's days, in order.</summary>
    public async Task<IReadOnlyList<Crisis>> ReadAsync(PageKey page, DayRange days, CancellationToken cancellation)
    {
        var found = new List<Crisis>();
        await foreach (var row in tables.Crises.ReadRowsAsync(Keys.Page(page), Keys.DayRow(days.FirstDay), Keys.AfterDayRow(days.LastDay), null, cancellation).ConfigureAwait(false))
            found.Add(Read(row));
        return found;
    }

    internal static TableEntity Write(PageKey page, Crisis crisis)
    {
        var day = crisis.StartDay(page.Network);
        var row = new TableEntity(Keys.Page(page), $"{Keys.DayRow(day)}|{crisis.Id}")
        {
            ["Network"] = page.Network.Name,
            ["PageId"] = page.Id,
            ["CrisisId"] = crisis.Id,
            ["StartedAt"] = crisis.StartedAt.ToUniversalTime(),
            ["PeakAt"] = crisis.Peak.At.ToUniversalTime(),
            ["Level"] = crisis.Level.Name(),
            ["Index"] = crisis.Peak.Index,
            ["WindowHours"] = crisis.Peak.WindowHours,
            ["Comments"] = crisis.Peak.Comments,
            ["Judged"] = crisis.Peak.Judged,
            ["Upset"] = crisis.Peak.Upset,
            ["UpsetAuthors"] = crisis.Peak.UpsetAuthors,
            ["Evidence"] = JsonSerializer.Serialize(
                crisis.Peak.Evidence.Select(one => new StoredEvidence(one.Signal.Name(), one.Strength, one.Observed, one.Usual, one.Deviations)), Json),
        };
        row.PutDay("StartDay", day);
        row.Put("EndedAt", crisis.EndedAt?.ToUniversalTime());
        return row;
    }

    /// <summary>The strongest reading of a crisis, of which words are made.</summary>
    internal static CrisisReading ReadPeak(TableEntity row) => new(
        row.GetDateTimeOffset("PeakAt")!.Value, row.GetInt32("WindowHours")!.Value, row.GetDouble("Index")!.Value,
        row.GetInt32("Comments")!.Value, row.GetInt32("Judged")!.Value, row.GetInt32("Upset")!.Value, row.GetInt32("UpsetAuthors")!.Value,
        [.. JsonSerializer.Deserialize<StoredEvidence[]>(row.GetString("Evidence"), Json)!.Select(one => new CrisisEvidence(CrisisNames.ParseSignal(one.Signal), one.Strength, one.Observed, one.Expected, one.Deviations))]);

    private static Crisis Read(TableEntity row) => new(row.GetDateTimeOffset("StartedAt")!.Value, row.GetDateTimeOffset("EndedAt"), ReadPeak(row));

    private sealed record StoredEvidence(string Signal, double Strength, double Observed, double? Expected, double? Deviations);
}
