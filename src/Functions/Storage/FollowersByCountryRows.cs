using Azure.Data.Tables;
using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>Table FollowersByCountry: in which countries the followers of pages are, day by day.</summary>
internal sealed class FollowersByCountryRows(PipelineTables tables)
{
    private const string AllCountries = "*";

    /// <summary>Updates the stored days by a later answer: a refusal never erases a count.</summary>
    public async Task UpdateAsync(PageKey page, IReadOnlyCollection<FollowersByCountry> days, CancellationToken cancellation)
    {
        if (days.Count == 0)
            return;
        var rows = days.SelectMany(day => day.Followers.Append(new(AllCountries, day.Total)).Select(country => Write(page, day.Day, country.Key, country.Value)))
            .ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        // A country that the network no longer lists for a day has no followers left on it.
        var answered = days.Where(day => day.Followers.Count > 0).ToDictionary(day => day.Day);
        await foreach (var stored in tables.FollowersByCountry.ReadRowsAsync(
            Keys.Page(page), Keys.DayRow(days.Min(day => day.Day)), Keys.DayRow(days.Max(day => day.Day)) + "}", null, cancellation).ConfigureAwait(false))
            if (!rows.ContainsKey(stored.RowKey) && answered.ContainsKey(stored.GetDay("Day")!.Value))
                rows[stored.RowKey] = Write(page, stored.GetDay("Day")!.Value, stored.GetString("Country"), MetricValue.Ok(0));
        await tables.FollowersByCountry.MergeRowsAsync(
            rows.Values,
            (stored, later) => Write(page, later.GetDay("Day")!.Value, later.GetString("Country"), stored.GetValue("Followers").UpdatedBy(later.GetValue("Followers"))),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>The stored days of a range, in order; without those of which nothing is known.</summary>
    public async Task<IReadOnlyList<FollowersByCountry>> ReadAsync(PageKey page, DayRange days, CancellationToken cancellation)
    {
        var rows = new List<(DateOnly Day, string Country, MetricValue Followers)>();
        await foreach (var row in tables.FollowersByCountry.ReadRowsAsync(Keys.Page(page), Keys.DayRow(days.FirstDay), Keys.DayRow(days.LastDay) + "}", null, cancellation).ConfigureAwait(false))
            if (row.GetString("Country") is { } country && country != AllCountries)
                rows.Add((row.GetDay("Day")!.Value, country, row.GetValue("Followers")));
        return [.. rows.GroupBy(row => row.Day).Select(day => new FollowersByCountry(page, day.Key, day.ToDictionary(row => row.Country, row => row.Followers, StringComparer.Ordinal)))];
    }

    internal static TableEntity Write(PageKey page, DateOnly day, string country, MetricValue followers)
    {
        var row = new TableEntity(Keys.Page(page), Keys.CountryRow(day, country)) { ["Network"] = page.Network.Name, ["PageId"] = page.Id, ["Country"] = country };
        row.PutDay("Day", day);
        row.PutValue("Followers", followers);
        return row;
    }
}
