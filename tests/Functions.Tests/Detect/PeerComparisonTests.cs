using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Detect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Detect;

public class PeerComparisonTests(AzuriteFixture azurite)
{
    private const int PageCount = 7;
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");
    private static readonly string[] Ids = [.. Enumerable.Range(0, PageCount).Select(i => new string('1', i + 1))];

    [Fact]
    public async Task Compare_ADayOfTheWholeNetwork_HasItsPagesJudgedAgainAndClearsThem()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        foreach (var id in Ids)
            await JudgedPage.StoreAsync(pipeline, id, burst: 300 + (10 * id.Length));
        foreach (var id in Ids)
            await JudgedPage.JudgeAsync(pipeline, id);
        (await JudgedPage.AnomaliesAsync(pipeline, Ids[0])).ShouldContain(anomaly => anomaly.Level > SuspicionLevel.None);

        await CompareTwiceAsync(pipeline);

        var messages = (await pipeline.TakeAsync(MessageQueues.Detect)).Select(DetectMessage.Parse).ToList();
        messages.Select(message => message.Key.Id).ShouldBe(Ids, ignoreOrder: true);
        foreach (var message in messages.Concat(messages))
            await pipeline.Get<FakeFanProcessor>().RunAsync(message, CancellationToken.None);
        foreach (var id in Ids)
            (await JudgedPage.AnomaliesAsync(pipeline, id)).ShouldAllBe(anomaly => anomaly.Level == SuspicionLevel.None);
        var explained = (await JudgedPage.AnomaliesAsync(pipeline, Ids[0])).Single(anomaly => anomaly.PeakDay == JudgedPage.BurstDay);
        explained.RivalCauses.Single(cause => cause.Kind == RivalCauseKind.PlatformShock).ExplainedRate!.Value.ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public async Task Compare_OrdinaryDays_AsksForNothing()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        foreach (var id in Ids)
        {
            await JudgedPage.StoreAsync(pipeline, id, burst: id == Ids[0] ? 400 : 0);
            await JudgedPage.JudgeAsync(pipeline, id);
        }

        await CompareTwiceAsync(pipeline);

        (await pipeline.TakeAsync(MessageQueues.Detect)).ShouldBeEmpty();
        (await pipeline.Get<PeerShockRows>().ReadAsync(Network.Facebook, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Schedule_Sends_OneMessagePerNetwork()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        await pipeline.Get<PeerComparison>().ScheduleAsync(CancellationToken.None);

        (await pipeline.TakeAsync(MessageQueues.PeerShocks)).Select(body => PeerShocksMessage.Parse(body).Network).ShouldBe(["facebook", "x"], ignoreOrder: true);
    }

    private static async Task CompareTwiceAsync(Pipeline pipeline)
    {
        for (var i = 0; i < 2; i++)
            await pipeline.Get<PeerComparison>().RunAsync(PeerShocksMessage.For(Network.Facebook, JudgedPage.Through), CancellationToken.None);
    }
}
