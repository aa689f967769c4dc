using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;

namespace Engagement.Functions.Tests.Networks.Conformance;

/// <summary>One item of a network's list.</summary>
/// <param name="Count">Its likes or reactions; null leaves the field out.</param>
/// <param name="IsText">Whether numbers come as text.</param>
internal sealed record ListedItem(string Id, DateTimeOffset CreatedAt, long? Count = 1, bool IsText = false);

/// <summary>One page of a network's list.</summary>
/// <param name="Next">The cursor of the page that follows; null for the last.</param>
internal sealed record ListedPage(string? Next, params IReadOnlyList<ListedItem> Items);

/// <summary>An answer that is not a page of the list.</summary>
internal sealed record ListedError(int Status, string Body);

/// <summary>
/// A list of some network, served as a test says, and the collection of it. To have another list conform, derive from this (how the list
/// is served and collected, and what is stored of it) and from <see cref="ListingConformance"/>, or as much of it as applies.
/// </summary>
internal abstract class ListingUnderTest : IAsyncDisposable
{
    /// <summary>15 to 21 November 2026: through the last complete day.</summary>
    public static readonly DayRange Week = new(new(2026, 11, 15), new(2026, 11, 21));

    private int _requests;

    public abstract Pipeline Pipeline { get; }

    public abstract PageKey Page { get; }

    public abstract CollectionStream Stream { get; }

    /// <summary>What the network says to a token that it does not accept any more.</summary>
    public abstract ListedError DeadToken { get; }

    /// <summary>The pages of the list by the cursor that leads to them; "" is the first.</summary>
    public Dictionary<string, ListedPage> Pages { get; } = new(StringComparer.Ordinal) { [""] = new(null) };

    /// <summary>Asked first, with the number of the request from 1; null serves the page.</summary>
    public Func<int, ListedError?> Instead { get; set; } = _ => null;

    /// <summary>The pages that were asked for, by their cursors.</summary>
    public List<string> Asked { get; } = [];

    public Task CollectAsync(CancellationToken cancellation = default) =>
        Pipeline.Get<PageCollector>().RunAsync(CollectMessage.For(Page, Week, Week.LastDay, Stream), isLastAttempt: false, cancellation);

    /// <summary>Id (without what it shares with all others) and count of what is stored, in order.</summary>
    public async Task<IReadOnlyList<(string Id, long? Count)>> StoredAsync()
    {
        var around = new DayRange(Week.FirstDay.AddDays(-9), Week.LastDay.AddDays(9));
        if (Stream is CollectionStream.Messages or CollectionStream.Audience)
            return await StoredByKeyAsync();
        var stored = Stream == CollectionStream.Days
            ? (await Pipeline.Get<PostRows>().ReadCountsAsync(Page, around, CancellationToken.None)).Select(post => (post.Id, post.Reactions.Count))
            : await Pipeline.Get<CommentRows>().ReadAsync(Page, around, CancellationToken.None).Select(comment => (comment.Id, comment.Likes.Count)).ToListAsync();
        return [.. stored.Select(item => (item.Id[(item.Id.LastIndexOf('_') + 1)..], item.Count))];
    }

    // What is stored by a hash of its id is found by hashing the ids that were served.
    private async Task<IReadOnlyList<(string Id, long? Count)>> StoredByKeyAsync()
    {
        var (table, column, prefix) = Stream == CollectionStream.Messages ? (Pipeline.Tables.Messages, "MessageKey", "message/") : (Pipeline.Tables.AudienceSamples, "AccountKey", "");
        var ids = Pages.Values.SelectMany(page => page.Items).Select(item => item.Id).Distinct().ToDictionary(id => Pipeline.Get<AuthorKeys>().Of(Page.Network, prefix + id, Pipeline.Clock.GetUtcNow())!);
        return [.. (await table.QueryAsync<TableEntity>().ToListAsync()).Select(row => (ids[row.GetString(column)], (long?)null))];
    }

    /// <summary>What the same work leaves the same however often it is done.</summary>
    public Task<string> DumpAsync() => TableDump.WriteAsync(Pipeline.Tables.All.Where(table => table != Pipeline.Tables.SpendByMonth));

    public void Serve(params IReadOnlyList<ListedItem> items) => Pages[""] = new(null, items);

    public async ValueTask DisposeAsync()
    {
        await Pipeline.DisposeAsync();
        await DisposeServerAsync();
    }

    protected abstract ValueTask DisposeServerAsync();

    protected (ListedPage? Page, ListedError? Error) Answer(string? cursor)
    {
        Asked.Add(cursor ?? "");
        return Instead(++_requests) is { } error ? (null, error) : (Pages[cursor ?? ""], null);
    }
}
