using System.Net.Http.Json;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Audit;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Networks.X;
using Engagement.Functions.Tests.Report;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>The model was trained on accounts of 2013: what it says of simulated ones, whose truth is known, must be near that truth.</summary>
public class FollowerAuditSimulatorTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public async Task Run_AudienceSamples_AreAuditedNearTheTruth()
    {
        var clock = new FakeTimeProvider(XRun.Morning);
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock });
        using var http = new HttpClient { BaseAddress = simulator.BaseUri };
        await using var pipeline = await StartAsync(simulator, clock);

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync(messages => messages.Concat(messages));

        foreach (var account in simulator.XAccounts)
        {
            var truth = (await http.GetFromJsonAsync<JsonElement>(new Uri($"truth/x/accounts/{account.Id}/followers", UriKind.Relative))).GetProperty("followers").EnumerateArray()
                .Take(1000).Select(follower => follower.GetProperty("isBought").GetBoolean()).ToList();
            var share = truth.Count(bought => bought) / (double)truth.Count;
            var audits = (await GetAsync(pipeline, account.Id)).Body.GetProperty("audits").EnumerateArray().ToList();

            var audit = audits.ShouldHaveSingleItem();
            (audit.GetProperty("status").GetString(), audit.GetProperty("n").GetInt32(), audit.GetProperty("observedDay").GetString()).ShouldBe(("ok", truth.Count, "2026-11-21"));
            audit.GetProperty("fakeShare").GetDouble().ShouldBe(share, 0.05, account.Name);
            audit.GetProperty("ruleSets").GetArrayLength().ShouldBe(3);
        }
    }

    [Fact]
    public async Task Run_AuditDeliveredAgain_ChangesNothing()
    {
        var clock = new FakeTimeProvider(XRun.Morning);
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock });
        await using var pipeline = await StartAsync(simulator, clock);
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        var before = await pipeline.DumpAsync();

        foreach (var account in simulator.XAccounts)
            await pipeline.Get<FollowerAuditProcessor>().RunAsync(AuditMessage.For(new(Network.X, account.Id), Day), CancellationToken.None);
        await pipeline.Get<FollowerAuditProcessor>().RunAsync(AuditMessage.For(new(Network.X, simulator.XAccounts[0].Id), Day.AddDays(-1)), CancellationToken.None);
        await pipeline.Get<FollowerAuditProcessor>().RunAsync(AuditMessage.For(new(Network.X, "404"), Day), CancellationToken.None);

        (await pipeline.DumpAsync()).ShouldBe(before, "a sample that is not there, or of a page that is not registered, leaves no audit");
    }

    [Fact]
    public async Task Get_PageThatIsNotRegistered_SaysSo()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        (await GetAsync(pipeline, "404")).Status.ShouldBe(404);
    }

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline, string id) =>
        await pipeline.SendAsync(await pipeline.Get<FollowerAuditReport>().GetAsync("x", id, CancellationToken.None));

    private async Task<Pipeline> StartAsync(SimulatorServer simulator, FakeTimeProvider clock)
    {
        var settings = new Dictionary<string, string?> { ["X:BaseUrl"] = simulator.BaseUri.AbsoluteUri, ["X:BearerToken"] = simulator.XAccounts[0].BearerToken };
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), settings, clock: clock);
        foreach (var account in simulator.XAccounts)
            await pipeline.Get<Pages>().SaveAsync(new(new(Network.X, account.Id), account.Name, account.TimeZone, account.Market, null, CollectedData.Audience), CancellationToken.None);
        return pipeline;
    }
}
