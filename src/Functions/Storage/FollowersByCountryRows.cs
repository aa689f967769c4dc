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

    internal static TableEntity Write(PageKey page, DateOnly day, string country, MetricValue followers)
    {
        var row = new TableEntity(Keys.Page(page), Keys.CountryRow(day, country)) { ["Network"] = page.Network.Name, ["PageId"] = page.Id, ["Country"] = country };
        row.PutDay("Day", day);
        row.PutValue("Followers", followers);
        return row;
    }
}
