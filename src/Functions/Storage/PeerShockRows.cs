using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Functions.Storage;

/// <summary>Table PeerShocks: the days on which many pages of a network moved together.</summary>
internal sealed class PeerShockRows(PipelineTables tables)
{
    // Less than this many steps of the grid changes no verdict worth judging every page again.
    private const double WorthTelling = 2.5;

    /// <summary>Every day that was one, in order.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, PeerShock Gained, PeerShock Lost)>> ReadAsync(Network network, CancellationToken cancellation) =>
        [.. (await RowsAsync(network, DateOnly.MinValue, DateOnly.MaxValue, cancellation).ConfigureAwait(false)).Select(Read).Where(day => day.Gained.IsShock || day.Lost.IsShock)];

    /// <summary>The days of a range that are otherwise than stored, or that the pages were not told of.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, PeerShock Gained, PeerShock Lost)>> FindChangedAsync(
        Network network, DayRange days, IReadOnlyCollection<(DateOnly Day, PeerShock Gained, PeerShock Lost)> found, CancellationToken cancellation)
    {
        var rows = await RowsAsync(network, days.FirstDay, days.LastDay, cancellation).ConfigureAwait(false);
        var told = rows.Where(row => row.GetBoolean("PagesTold") is true).Select(Read).ToDictionary(day => day.Day);
        var gone = rows.Select(Read).Where(day => found.All(other => other.Day != day.Day)).Select(day => (day.Day, default(PeerShock), default(PeerShock)));
        return [.. found.Concat(gone).Where(day => !told.TryGetValue(day.Item1, out var stored)
            || Differs(stored.Gained, day.Item2, PeerTally.GainedStep) || Differs(stored.Lost, day.Item3, PeerTally.LostStep))];
    }

    public Task SaveAsync(Network network, IEnumerable<(DateOnly Day, PeerShock Gained, PeerShock Lost)> days, CancellationToken cancellation) =>
        SaveAsync(network, days, told: false, cancellation);

    public Task MarkToldAsync(Network network, IEnumerable<(DateOnly Day, PeerShock Gained, PeerShock Lost)> days, CancellationToken cancellation) =>
        SaveAsync(network, days, told: true, cancellation);

    internal static TableEntity Write(Network network, DateOnly day, PeerShock gained, PeerShock lost, bool told)
    {
        var row = new TableEntity(Keys.Network(network), Keys.DayRow(day)) { ["PagesTold"] = told };
        row.PutDay("Day", day);
        Put(row, "Gained", gained);
        Put(row, "Lost", lost);
        return row;
    }

    private Task SaveAsync(Network network, IEnumerable<(DateOnly Day, PeerShock Gained, PeerShock Lost)> days, bool told, CancellationToken cancellation) =>
        tables.PeerShocks.SubmitAsync(days.Select(day => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Write(network, day.Day, day.Gained, day.Lost, told))), cancellation);

    private async Task<List<TableEntity>> RowsAsync(Network network, DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.PeerShocks.ReadRowsAsync(Keys.Network(network), Keys.DayRow(first), Keys.DayRow(last), null, cancellation).ConfigureAwait(false))
            rows.Add(row);
        return rows;
    }

    private static bool Differs(PeerShock stored, PeerShock found, double step) =>
        stored.IsShock != found.IsShock || found.IsShock && Math.Abs(stored.Effect - found.Effect) > WorthTelling * step;

    private static void Put(TableEntity row, string prefix, PeerShock shock)
    {
        row[prefix + "Pages"] = shock.Pages;
        row[prefix + "Deviations"] = shock.Deviations;
        row[prefix + "Effect"] = shock.Effect;
        row[prefix + "Spread"] = shock.Spread;
    }

    private static (DateOnly Day, PeerShock Gained, PeerShock Lost) Read(TableEntity row) => (row.GetDay("Day")!.Value, Read(row, "Gained"), Read(row, "Lost"));

    private static PeerShock Read(TableEntity row, string prefix) => new(
        row.GetInt32(prefix + "Pages") ?? 0, row.GetDouble(prefix + "Deviations") ?? 0, row.GetDouble(prefix + "Effect") ?? 0, row.GetDouble(prefix + "Spread") ?? 0);
}
