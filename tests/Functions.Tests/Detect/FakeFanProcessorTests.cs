using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Collect;
using Engagement.Functions.Detect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Detect;

public class FakeFanProcessorTests(AzuriteFixture azurite)
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public async Task Judge_ABurstWithoutCause_IsStoredAsFound()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        await JudgedPage.StoreAsync(pipeline);

        await JudgedPage.JudgeAsync(pipeline);

        var anomaly = (await JudgedPage.AnomaliesAsync(pipeline)).ShouldHaveSingleItem();
        anomaly.Id.ShouldBe("burst-20261012");
        ((int)anomaly.Level).ShouldBeGreaterThanOrEqualTo((int)SuspicionLevel.Suspicious);
        anomaly.Evidence.OfFollowersRate!.Value.ShouldBe(0.017, 0.004);
        anomaly.RivalCauses.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Judge_TheSameMessageTwiceAndAtOnce_ChangesNothing()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        await JudgedPage.StoreAsync(pipeline);
        await pipeline.Get<CollectionStates>().UpdateAsync(JudgedPage.Key(), CollectionStream.Days, state => state with { TargetDay = JudgedPage.Through }, CancellationToken.None);
        await JudgedPage.JudgeAsync(pipeline);
        var once = await pipeline.DumpAsync();

        await JudgedPage.JudgeAsync(pipeline);
        await Task.WhenAll(JudgedPage.JudgeAsync(pipeline), JudgedPage.JudgeAsync(pipeline));
        // One that was sent days ago and comes late.
        await JudgedPage.JudgeAsync(pipeline, through: JudgedPage.Through.AddDays(-5));

        (await pipeline.DumpAsync()).ShouldBe(once);
    }

    [Fact]
    public async Task Judge_LateDataThatExplains_LowersTheVerdictAndKeepsTheHistory()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        await JudgedPage.StoreAsync(pipeline, burst: 200);
        await JudgedPage.JudgeAsync(pipeline, through: JudgedPage.Through.AddDays(-1));
        var before = (await JudgedPage.AnomaliesAsync(pipeline)).ShouldHaveSingleItem();

        await JudgedPage.StoreAsync(pipeline, burst: 200, views: 10);
        await JudgedPage.JudgeAsync(pipeline);

        var after = (await JudgedPage.AnomaliesAsync(pipeline)).Single();
        ((int)after.Level).ShouldBeLessThan((int)before.Level);
        var history = (await pipeline.Get<AnomalyVerdictRows>().ReadAsync(JudgedPage.Key(), CancellationToken.None)).Where(verdict => verdict.Subject == before.Id).ToList();
        history.Select(verdict => verdict.Level).ShouldBe([before.Level, after.Level]);
    }

    [Fact]
    public async Task Judge_LateDataThatTakesTheBurstBack_RemovesIt()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        await JudgedPage.StoreAsync(pipeline);
        await JudgedPage.JudgeAsync(pipeline);

        await JudgedPage.StoreAsync(pipeline, burst: 0);
        await JudgedPage.JudgeAsync(pipeline);

        (await JudgedPage.AnomaliesAsync(pipeline)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Judge_APageThatIsNotRegistered_StoresNothing()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        await JudgedPage.JudgeAsync(pipeline);

        (await pipeline.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_AWindow_AsksForDetection()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();

        await pipeline.CollectAsync("1000", new(2026, 11, 1), new(2026, 11, 21));

        DetectMessage.Parse((await pipeline.TakeAsync(MessageQueues.Detect)).ShouldHaveSingleItem()).ShouldBe(DetectMessage.For(JudgedPage.Key(), new(new(2026, 11, 1), new(2026, 11, 21)), new(2026, 11, 21)));
    }

    [Theory]
    [InlineData("""{"version":1,"page":"facebook/1000"}""")]
    [InlineData("""{"version":2,"page":"facebook/1000","firstDay":"2026-11-01","lastDay":"2026-11-21","throughDay":"2026-11-21"}""")]
    [InlineData("""{"version":1,"page":"1000","firstDay":"2026-11-01","lastDay":"2026-11-21","throughDay":"2026-11-21"}""")]
    public void Detect_NotAMessage_IsRefused(string body) => Should.Throw<FormatException>(() => DetectMessage.Parse(body));
}
