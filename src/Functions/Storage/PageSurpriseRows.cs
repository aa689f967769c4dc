using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Functions.Storage;

/// <summary>A page's recent days on the grid that peers are compared on.</summary>
/// <param name="LastDay">The day of the last entry of each list.</param>
/// <param name="Values">Of each day, four values: deviations and effect of follows gained, deviations and effect of followers lost.</param>
internal sealed record PackedSurprises(DateOnly LastDay, byte[] Values)
{
    private const int ValuesPerDay = 4;

    public static PackedSurprises Of(PageSurprises surprises)
    {
        var days = Math.Min(surprises.Days.DayCount, PageSurpriseRows.Days);
        var values = new byte[days * ValuesPerDay];
        for (var (i, t) = (0, surprises.Days.DayCount - days); i < values.Length; i += ValuesPerDay, t++)
        {
            values[i] = (byte)PeerTally.OnGrid(surprises.Gained[t].Deviations, PeerTally.DeviationsStep);
            values[i + 1] = (byte)PeerTally.OnGrid(surprises.Gained[t].Effect, PeerTally.GainedStep);
            values[i + 2] = (byte)PeerTally.OnGrid(surprises.Lost[t].Deviations, PeerTally.DeviationsStep);
            values[i + 3] = (byte)PeerTally.OnGrid(surprises.Lost[t].Effect, PeerTally.LostStep);
        }
        return new(surprises.Days.LastDay, values);
    }

    public void AddTo(IReadOnlyDictionary<DateOnly, (PeerTally Gained, PeerTally Lost)> tallies)
    {
        for (var (i, day) = (0, LastDay.AddDays(1 - (Values.Length / ValuesPerDay))); i < Values.Length; i += ValuesPerDay, day = day.AddDays(1))
            if (tallies.TryGetValue(day, out var tally))
            {
                tally.Gained.Add((sbyte)Values[i], (sbyte)Values[i + 1]);
                tally.Lost.Add((sbyte)Values[i + 2], (sbyte)Values[i + 3]);
            }
    }
}

/// <summary>Table PageSurprises: how unusual the recent days of each page were, packed into one row per page.</summary>
internal sealed class PageSurpriseRows(PipelineTables tables)
{
    /// <summary>How many days a row holds, and peers are compared over.</summary>
    public const int Days = 120;

    // Replaced by whatever is known last; an older detection that ends later is run again by its own check.
    public Task SaveAsync(PageKey page, PageSurprises surprises, CancellationToken cancellation) => tables.PageSurprises.MergeRowsAsync(
        [Write(page, PackedSurprises.Of(surprises))], (_, row) => row, cancellation);

    /// <summary>The rows of a network, streamed.</summary>
    public async IAsyncEnumerable<PackedSurprises> ReadAsync(Network network, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in tables.PageSurprises.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {network.Name}"), null, null, cancellation).ConfigureAwait(false))
            yield return new(row.GetDay("LastDay")!.Value, Convert.FromBase64String(row.GetString("Surprises")));
    }

    internal static TableEntity Write(PageKey page, PackedSurprises surprises)
    {
        var row = new TableEntity(page.Network.Name, page.Id) { ["Surprises"] = Convert.ToBase64String(surprises.Values) };
        row.PutDay("LastDay", surprises.LastDay);
        return row;
    }
}
