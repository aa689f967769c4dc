using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Networks;

namespace Engagement.Functions.Storage;

/// <summary>Table SpendByMonth: what the collection of each page has cost in a month.</summary>
internal sealed class SpendRows(PipelineTables tables)
{
    /// <param name="day">Any day of the month.</param>
    public async Task<Spend> FindAsync(PageKey page, DateOnly day, CancellationToken cancellation)
    {
        var row = await tables.SpendByMonth.GetEntityIfExistsAsync<TableEntity>(Keys.Page(page), Keys.MonthRow(day), null, cancellation).ConfigureAwait(false);
        return row.HasValue ? Read(row.Value!) : Spend.None;
    }

    /// <summary>What each page of a network has cost in a month, by the page's id; pages without a row cost nothing.</summary>
    /// <param name="day">Any day of the month.</param>
    public async Task<IReadOnlyDictionary<string, Spend>> ReadMonthAsync(Network network, DateOnly day, CancellationToken cancellation)
    {
        var (first, end, month) = (network.Name + '|', network.Name + '}', Keys.MonthRow(day));
        var spent = new Dictionary<string, Spend>(StringComparer.Ordinal);
        await foreach (var row in tables.SpendByMonth.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and RowKey eq {month}"), null, null, cancellation).ConfigureAwait(false))
            spent[row.GetString("PageId")] = Read(row);
        return spent;
    }

    /// <summary>Adds to a month; nothing is lost when several instances add at once.</summary>
    public Task AddAsync(PageKey page, DateOnly day, Spend more, CancellationToken cancellation) =>
        tables.SpendByMonth.MergeRowsAsync([Write(page, day, more)], (stored, _) => Write(page, day, Read(stored).Plus(more)), cancellation);

    internal static TableEntity Write(PageKey page, DateOnly day, Spend spend) => new(Keys.Page(page), Keys.MonthRow(day))
    {
        ["Network"] = page.Network.Name,
        ["PageId"] = page.Id,
        ["PostsRead"] = spend.PostsRead,
        ["UsersRead"] = spend.UsersRead,
        ["MicroDollars"] = spend.MicroDollars,
    };

    private static Spend Read(TableEntity row) => new(row.GetInt64("PostsRead") ?? 0, row.GetInt64("UsersRead") ?? 0, row.GetInt64("MicroDollars") ?? 0);
}
