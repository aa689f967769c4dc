namespace Engagement.Simulator.Tests.X;

/// <summary>One running simulator, three accounts on 2026-11-22, for all the tests of a class that only read.</summary>
public sealed class GeneratedAccounts : IAsyncLifetime
{
    internal XSimulation Simulation { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Simulation = await XSimulation.StartAsync();

    public ValueTask DisposeAsync() => Simulation.DisposeAsync();
}
