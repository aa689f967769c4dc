using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Privacy;

namespace Engagement.Functions.Storage;

/// <summary>Table AudienceSamples: what the profiles of some of a page's followers say, without saying whose they are.</summary>
internal sealed class AudienceSampleRows(PipelineTables tables, ErasedPeople people)
{
    private static readonly IReadOnlyList<string> KeyColumns = ["PartitionKey", "RowKey"];

    // Replaced, not merged: who has a rank may have changed since an earlier attempt.
    public async Task SaveAsync(IReadOnlyCollection<SampledFollower> followers, CancellationToken cancellation)
    {
        if (followers.Count == 0)
            return;
        var erased = await people.ReadAsync(followers.First().Page.Network, cancellation).ConfigureAwait(false);
        await tables.AudienceSamples.SubmitAsync(
            followers.Where(follower => follower.AccountKey is null || !erased.Contains(follower.AccountKey))
                .Select(follower => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Write(follower))),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Removes an account from all samples of a page's followers.</summary>
    /// <returns>In how many it was.</returns>
    public Task<long> RemoveAccountAsync(PageKey page, string accountKey, CancellationToken cancellation)
    {
        var (first, end) = (Keys.Page(page) + '|', Keys.Page(page) + '}');
        return RemoveAsync(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end} and AccountKey eq {accountKey}"), cancellation);
    }

    /// <summary>A sample in order, the latest follower first.</summary>
    public async IAsyncEnumerable<SampledFollower> ReadAsync(
        PageKey page, DateOnly asOfDay, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var partition = Keys.DayPartition(page, asOfDay);
        await foreach (var row in tables.AudienceSamples.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), null, null, cancellation).ConfigureAwait(false))
            yield return Read(page, asOfDay, row);
    }

    /// <summary>Removes what an earlier attempt at a sample found beyond the ranks that there are.</summary>
    public Task RemoveBeyondAsync(PageKey page, DateOnly asOfDay, int lastRank, CancellationToken cancellation)
    {
        var (partition, row) = (Keys.DayPartition(page, asOfDay), Keys.RankRow(lastRank));
        return RemoveAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {row}"), cancellation);
    }

    /// <summary>Removes the samples of the days before one.</summary>
    public Task RemoveBeforeAsync(PageKey page, DateOnly day, CancellationToken cancellation)
    {
        var (first, end) = (Keys.DayPartition(page, DateOnly.MinValue), Keys.DayPartition(page, day));
        return RemoveAsync(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}"), cancellation);
    }

    internal static TableEntity Write(SampledFollower follower)
    {
        var row = new TableEntity(Keys.DayPartition(follower.Page, follower.AsOfDay), Keys.RankRow(follower.Rank))
        {
            ["HasName"] = follower.HasName,
            ["HasDescription"] = follower.HasDescription,
            ["HasUrl"] = follower.HasUrl,
            ["HasLocation"] = follower.HasLocation,
            ["HandleShape"] = follower.HandleShape,
            ["HandleLength"] = follower.HandleLength,
            ["NameEqualsHandle"] = follower.NameEqualsHandle,
            ["DescriptionHasSpamPhrase"] = follower.DescriptionHasSpamPhrase,
            ["DescriptionSaysBot"] = follower.DescriptionSaysBot,
        };
        row.Put("AccountKey", follower.AccountKey);
        row.PutDay("CreatedDay", follower.CreatedDay);
        row.Put("Followers", follower.Followers);
        row.Put("Following", follower.Following);
        row.Put("Posts", follower.Posts);
        row.Put("Listed", follower.Listed);
        row.Put("HasDefaultImage", follower.HasDefaultImage);
        row.Put("IsProtected", follower.IsProtected);
        row.Put("IsVerified", follower.IsVerified);
        return row;
    }

    private static SampledFollower Read(PageKey page, DateOnly asOfDay, TableEntity row) => new(
        page,
        asOfDay,
        int.Parse(row.RowKey, System.Globalization.CultureInfo.InvariantCulture),
        row.GetString("AccountKey"),
        row.GetDay("CreatedDay"),
        row.GetInt64("Followers"),
        row.GetInt64("Following"),
        row.GetInt64("Posts"),
        row.GetInt64("Listed"))
    {
        HasName = row.GetBoolean("HasName") is true,
        HasDescription = row.GetBoolean("HasDescription") is true,
        HasUrl = row.GetBoolean("HasUrl") is true,
        HasLocation = row.GetBoolean("HasLocation") is true,
        HasDefaultImage = row.GetBoolean("HasDefaultImage"),
        IsProtected = row.GetBoolean("IsProtected"),
        IsVerified = row.GetBoolean("IsVerified"),
        HandleShape = row.GetString("HandleShape"),
        HandleLength = row.GetInt32("HandleLength") ?? 0,
        NameEqualsHandle = row.GetBoolean("NameEqualsHandle") is true,
        DescriptionHasSpamPhrase = row.GetBoolean("DescriptionHasSpamPhrase") is true,
        DescriptionSaysBot = row.GetBoolean("DescriptionSaysBot") is true,
    };

    private Task<long> RemoveAsync(string filter, CancellationToken cancellation) =>
        tables.AudienceSamples.RemoveRowsAsync(tables.AudienceSamples.QueryAsync<TableEntity>(filter, null, KeyColumns, cancellation), cancellation);
}
