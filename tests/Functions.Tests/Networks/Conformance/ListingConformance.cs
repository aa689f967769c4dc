using Engagement.Functions.Collect;
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

public class FacebookConversationsConformance(AzuriteFixture azurite) : RereadConformance(azurite)
{
    internal override Task<ListingUnderTest> StartAsync(AzuriteFixture azurite) => FacebookListUnderTest.StartAsync(azurite, CollectionStream.Messages);
}

public class XFollowersConformance(AzuriteFixture azurite) : PagingConformance(azurite)
{
    internal override Task<ListingUnderTest> StartAsync(AzuriteFixture azurite) => XListUnderTest.StartAsync(azurite, CollectionStream.Audience);
}

/// <summary>What every list of a network must survive whose items have times and counts.</summary>
public abstract class ListingConformance(AzuriteFixture azurite) : RereadConformance(azurite)
{
    [Fact]
    public async Task Window_Bounds_AreExact()
    {
        await using var listing = await StartAsync();
        var (start, end) = (listing.Page.Network.StartOf(ListingUnderTest.Week.FirstDay), listing.Page.Network.StartOf(ListingUnderTest.Week.LastDay.AddDays(1)));
        listing.Serve(new("4", end), new("3", end.AddSeconds(-1)), new("2", start), new("1", start.AddSeconds(-1)));

        await listing.CollectAsync();

        (await listing.StoredAsync()).Select(item => item.Id).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task Gap_CountThatIsAbsent_IsMissingAndNotZero()
    {
        await using var listing = await StartAsync();
        listing.Serve(Two with { Count = null }, One with { Count = 0 });

        await listing.CollectAsync();

        (await listing.StoredAsync()).ShouldBe([("101", 0), ("102", null)]);
    }

    [Fact]
    public async Task Correction_OfASecondRead_Wins()
    {
        await using var listing = await StartAsync();
        listing.Serve(Two with { Count = 5 }, One with { Count = 7 });
        await listing.CollectAsync();

        listing.Serve(Two with { Count = 4 }, One with { Count = null });
        await listing.CollectAsync();

        (await listing.StoredAsync()).ShouldBe([("101", 7), ("102", 4)], "what is missing later does not erase what was known");
    }

    [Fact]
    public async Task Reading_NumbersAsText_AreNumbers()
    {
        await using var listing = await StartAsync();
        listing.Serve(One with { Count = 1234, IsText = true });

        await listing.CollectAsync();

        (await listing.StoredAsync()).ShouldBe([("101", 1234)]);
    }
}
