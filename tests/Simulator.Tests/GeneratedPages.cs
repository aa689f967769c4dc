namespace Engagement.Simulator.Tests;

/// <summary>One running simulator, three pages on 2026-11-22, for all the tests of a class that only read.</summary>
public sealed class GeneratedPages : IAsyncLifetime
{
    internal Simulation Simulation { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Simulation = await Simulation.StartAsync();

    public ValueTask DisposeAsync() => Simulation.DisposeAsync();
}
