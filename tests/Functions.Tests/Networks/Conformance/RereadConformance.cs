using Engagement.Core;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Conformance;

/// <summary>What every list must survive that is read again.</summary>
public abstract class RereadConformance(AzuriteFixture azurite) : PagingConformance(azurite)
{
    [Fact]
    public async Task Duplicate_InOnePageAndInTwo_IsStoredAndCountedOnce()
    {
        await using var once = await StartAsync();
        once.Serve(Two, One);
        await once.CollectAsync();
        await using var listing = await StartAsync();
        listing.Pages[""] = new("p2", Two, Two, One);
        listing.Pages["p2"] = new(null, Two);

        await listing.CollectAsync();

        (await listing.DumpAsync()).ShouldBe(await once.DumpAsync());
    }

    [Fact]
    public async Task Refusal_StatusAndReasonSayWhyAndNothingIsLost()
    {
        await using var listing = await StartAsync();
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
}
