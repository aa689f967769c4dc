using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Conformance;

/// <summary>What every list must survive that comes in pages, whatever is in it.</summary>
public abstract class PagingConformance(AzuriteFixture azurite)
{
    private protected static readonly ListedItem One = Item("101", 16), Two = Item("102", 17), Three = Item("103", 18);

    internal abstract Task<ListingUnderTest> StartAsync(AzuriteFixture azurite);

    private protected Task<ListingUnderTest> StartAsync() => StartAsync(azurite);

    [Fact]
    public async Task Paging_EmptyPageThatGoesOn_IsFollowed()
    {
        await using var listing = await StartAsync();
        listing.Pages[""] = new("p2", Three);
        listing.Pages["p2"] = new("p3");
        listing.Pages["p3"] = new(null, One);

        await listing.CollectAsync();

        (await listing.StoredAsync()).Select(item => item.Id).Order().ShouldBe(["101", "103"]);
        listing.Asked.ShouldBe(["", "p2", "p3"], "the last page may have a cursor, and is the last all the same");
    }

    [Theory]
    [InlineData("p2", "p2")]
    [InlineData("p2", "p3", "p2")]
    public async Task Paging_InACircle_IsTroubleAndEnds(params string[] cursors)
    {
        await using var listing = await StartAsync();
        listing.Pages[""] = new(cursors[0], Three);
        foreach (var (cursor, next) in cursors.Zip(cursors.Skip(1)))
            listing.Pages[cursor] = new(next, One);

        await Should.ThrowAsync<TransientSourceException>(() => listing.CollectAsync());

        (await StateAsync(listing)).Covered.Ranges.ShouldBeEmpty();
    }

    [Fact]
    public async Task Paging_BrokenOff_KeepsWhatWasReadAndIsRepairedByTheNextRun()
    {
        await using var undisturbed = await StartAsync();
        await using var listing = await StartAsync();
        foreach (var each in new[] { undisturbed, listing })
        {
            each.Pages[""] = new("p2", Three, Two);
            each.Pages["p2"] = new(null, One);
        }
        await undisturbed.CollectAsync();
        listing.Instead = request => request == 2 ? new(503, "down") : null;

        await Should.ThrowAsync<TransientSourceException>(() => listing.CollectAsync());
        await listing.CollectAsync();

        (await listing.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
    }

    [Fact]
    public async Task Cancellation_InTheMiddle_EndsAtOnceAndIsRepairedByTheNextRun()
    {
        await using var undisturbed = await StartAsync();
        await using var listing = await StartAsync();
        foreach (var each in new[] { undisturbed, listing })
        {
            each.Pages[""] = new("p2", Three, Two);
            each.Pages["p2"] = new(null, One);
        }
        await undisturbed.CollectAsync();
        using var stop = new CancellationTokenSource();
        listing.Instead = request =>
        {
            if (request == 2)
                stop.Cancel();
            return null;
        };

        await Should.ThrowAsync<OperationCanceledException>(() => listing.CollectAsync(stop.Token));
        listing.Asked.Count.ShouldBe(2);
        (await StateAsync(listing)).Status.ShouldBe(MetricStatus.NotCollected, "being stopped is no one's fault");
        (await StateAsync(listing)).StatusReason.ShouldBeNull();

        await listing.CollectAsync();
        (await listing.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
    }

    private protected static ListedItem Item(string id, int day) => new(id, new(2026, 11, day, 12, 0, 0, TimeSpan.Zero));

    private protected static Task<CollectionState> StateAsync(ListingUnderTest listing) =>
        listing.Pipeline.Get<CollectionStates>().UpdateAsync(listing.Page, listing.Stream, state => state, CancellationToken.None);
}
