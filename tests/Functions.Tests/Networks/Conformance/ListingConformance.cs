using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Conformance;

public class FacebookPostsConformance(AzuriteFixture azurite) : ListingConformance(azurite)
{
    internal override Task<ListingUnderTest> StartAsync(AzuriteFixture azurite) => FacebookListUnderTest.StartAsync(azurite, CollectionStream.Days);
}

public class FacebookCommentsConformance(AzuriteFixture azurite) : ListingConformance(azurite)
{
    internal override Task<ListingUnderTest> StartAsync(AzuriteFixture azurite) => FacebookListUnderTest.StartAsync(azurite, CollectionStream.Comments);
}

public class XPostsConformance(AzuriteFixture azurite) : ListingConformance(azurite)
{
    internal override Task<ListingUnderTest> StartAsync(AzuriteFixture azurite) => XListUnderTest.StartAsync(azurite, CollectionStream.Days);
}

public class XMentionsConformance(AzuriteFixture azurite) : ListingConformance(azurite)
{
    internal override Task<ListingUnderTest> StartAsync(AzuriteFixture azurite) => XListUnderTest.StartAsync(azurite, CollectionStream.Comments);
}

/// <summary>What every list of every network must survive.</summary>
public abstract class ListingConformance(AzuriteFixture azurite)
{
    private static readonly ListedItem One = Item("101", 16), Two = Item("102", 17), Three = Item("103", 18);

    internal abstract Task<ListingUnderTest> StartAsync(AzuriteFixture azurite);

    [Fact]
    public async Task Paging_EmptyPageThatGoesOn_IsFollowed()
    {
        await using var listing = await StartAsync(azurite);
        listing.Pages[""] = new("p2", Three);
        listing.Pages["p2"] = new("p3");
        listing.Pages["p3"] = new(null, One);

        await listing.CollectAsync();

        (await listing.StoredAsync()).ShouldBe([("101", 1), ("103", 1)]);
        listing.Asked.ShouldBe(["", "p2", "p3"], "the last page may have a cursor, and is the last all the same");
    }

    [Theory]
    [InlineData("p2", "p2")]
    [InlineData("p2", "p3", "p2")]
    public async Task Paging_InACircle_IsTroubleAndEnds(params string[] cursors)
    {
        await using var listing = await StartAsync(azurite);
        listing.Pages[""] = new(cursors[0], Three);
        foreach (var (cursor, next) in cursors.Zip(cursors.Skip(1)))
            listing.Pages[cursor] = new(next, One);

        await Should.ThrowAsync<TransientSourceException>(() => listing.CollectAsync());

        (await StateAsync(listing)).Covered.Ranges.ShouldBeEmpty();
    }

    [Fact]
    public async Task Paging_BrokenOff_KeepsWhatWasReadAndIsRepairedByTheNextRun()
    {
        await using var undisturbed = await StartAsync(azurite);
        await using var listing = await StartAsync(azurite);
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
    public async Task Window_Bounds_AreExact()
    {
        await using var listing = await StartAsync(azurite);
        var (start, end) = (listing.Page.Network.StartOf(ListingUnderTest.Week.FirstDay), listing.Page.Network.StartOf(ListingUnderTest.Week.LastDay.AddDays(1)));
        listing.Serve(new("4", end), new("3", end.AddSeconds(-1)), new("2", start), new("1", start.AddSeconds(-1)));

        await listing.CollectAsync();

        (await listing.StoredAsync()).Select(item => item.Id).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task Gap_CountThatIsAbsent_IsMissingAndNotZero()
    {
        await using var listing = await StartAsync(azurite);
        listing.Serve(Two with { Count = null }, One with { Count = 0 });

        await listing.CollectAsync();

        (await listing.StoredAsync()).ShouldBe([("101", 0), ("102", null)]);
    }

    [Fact]
    public async Task Duplicate_InOnePageAndInTwo_IsStoredAndCountedOnce()
    {
        await using var once = await StartAsync(azurite);
        once.Serve(Two, One);
        await once.CollectAsync();
        await using var listing = await StartAsync(azurite);
        listing.Pages[""] = new("p2", Two, Two, One);
        listing.Pages["p2"] = new(null, Two);

        await listing.CollectAsync();

        (await listing.DumpAsync()).ShouldBe(await once.DumpAsync());
    }

    [Fact]
    public async Task Correction_OfASecondRead_Wins()
    {
        await using var listing = await StartAsync(azurite);
        listing.Serve(Two with { Count = 5 }, One with { Count = 7 });
        await listing.CollectAsync();

        listing.Serve(Two with { Count = 4 }, One with { Count = null });
        await listing.CollectAsync();

        (await listing.StoredAsync()).ShouldBe([("101", 7), ("102", 4)], "what is missing later does not erase what was known");
    }

    [Fact]
    public async Task Refusal_StatusAndReasonSayWhyAndNothingIsLost()
    {
        await using var listing = await StartAsync(azurite);
        listing.Serve(Two, One);
        await listing.CollectAsync();
        var before = await listing.StoredAsync();
        listing.Instead = _ => listing.DeadToken;

        await listing.CollectAsync();

        var state = await StateAsync(listing);
        state.Status.ShouldBe(MetricStatus.TokenExpired);
        state.StatusReason.ShouldNotBeNull().ShouldContain(listing.Page.Id);
        (await listing.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Cancellation_InTheMiddle_EndsAtOnceAndIsRepairedByTheNextRun()
    {
        await using var undisturbed = await StartAsync(azurite);
        await using var listing = await StartAsync(azurite);
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

    [Fact]
    public async Task Reading_NumbersAsText_AreNumbers()
    {
        await using var listing = await StartAsync(azurite);
        listing.Serve(One with { Count = 1234, IsText = true });

        await listing.CollectAsync();

        (await listing.StoredAsync()).ShouldBe([("101", 1234)]);
    }

    private static ListedItem Item(string id, int day) => new(id, new(2026, 11, day, 12, 0, 0, TimeSpan.Zero));

    private static Task<CollectionState> StateAsync(ListingUnderTest listing) =>
        listing.Pipeline.Get<CollectionStates>().UpdateAsync(listing.Page, listing.Stream, state => state, CancellationToken.None);
}
