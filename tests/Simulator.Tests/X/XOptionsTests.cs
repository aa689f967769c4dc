namespace Engagement.Simulator.Tests.X;

public sealed class XOptionsTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task Start_AccountCountOutOfRange_IsRefused(int accounts) =>
        (await Should.ThrowAsync<ArgumentException>(() => XSimulation.StartAsync(accounts: accounts)))
            .Message.ShouldContain($"XAccountCount is {accounts}");

    [Fact]
    public async Task Start_ManyAccounts_HaveDifferentIdsNamesAndTokens()
    {
        await using var x = await XSimulation.StartAsync(accounts: 40, days: 5);

        foreach (var distinct in new Func<SimulatedXAccount, string>[] { a => a.Id, a => a.Username, a => a.AccessToken, a => a.RefreshToken })
            x.Server.XAccounts.Select(distinct).Distinct().Count().ShouldBe(40);
        x.Server.XAccounts.ShouldAllBe(a => a.Username.Length <= 15);
        (await x.GetAsync($"users/{x.Server.XAccounts[39].Id}/tweets", x.Server.XAccounts[39].AccessToken))["data"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Replay_HasNoAccounts()
    {
        await using var simulation = await Simulation.ReplayAsync(Repository.RealPages);

        simulation.Server.XAccounts.ShouldBeEmpty();
    }

    [Fact]
    public void Documentation_NamesEveryFaultEndpointAndOption()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "simulator.md"));

        foreach (var name in Engagement.Simulator.X.XFaults.Kinds.Concat(Engagement.Simulator.X.XFaults.Endpoints)
            .Concat(Engagement.Simulator.Faults.FaultKinds.All).Concat(Engagement.Simulator.Faults.FaultKinds.Endpoints))
            text.ShouldContain($"`{name}`");
        foreach (var option in typeof(SimulatorOptions).GetProperties().Where(p => p.CanWrite))
            text.ShouldContain($"`{option.Name}`");
    }
}
