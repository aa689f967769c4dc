using Engagement.Acceptance.Harness;

namespace Engagement.Acceptance;

/// <summary>Whatever is delivered twice, and whenever the process dies: the tables end up as after an undisturbed run.</summary>
public sealed class KillTests
{
    // A message that was in flight at every kill is given up at the sixth delivery, as on Azure: four kills leave it one to succeed.
    private const int Kills = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(20261122)]
    [InlineData(91)]
    public async Task Pipeline_KilledAtRandomMomentsWithEveryMessageTwice_EndsWithTheSameTables(int seed)
    {
        await using var calm = await SimulatedWorld.StartAsync();
        var expected = await RunUndisturbedAsync(calm);

        await using var rough = await SimulatedWorld.StartAsync();
        var actual = await RunKilledAsync(rough, new Random(seed));

        expected.Count.ShouldBeGreaterThan(300);
        actual.ShouldBe(expected);
    }

    private static async Task<IReadOnlyList<string>> RunUndisturbedAsync(SimulatedWorld world)
    {
        var storage = world.Azurite.ConnectionString;
        using var secrets = new TemporaryFolder();
        await using var app = await EmbeddedApp.StartAsync(world.Settings(storage), secrets.Path, storage);
        await world.RegisterPagesAsync(app.Client);
        await app.Client.TickAsync();
        await app.Client.WaitUntilDoneAsync(world.Simulator.Pages.Count, Patience);
        return await TableDump.ReadAsync(storage);
    }

    private static async Task<IReadOnlyList<string>> RunKilledAsync(SimulatedWorld world, Random random)
    {
        var direct = world.Azurite.ConnectionString;
        await using var proxy = await DuplicatingQueueProxy.StartAsync(direct);
        var settings = world.Settings(proxy.Through(direct));
        // What a killed process held comes back after its lease: seconds here, ten minutes in the cloud.
        settings["Embedded__MessageLease"] = "00:00:02";
        using var secrets = new TemporaryFolder();

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var doomed = await EmbeddedApp.StartAsync(settings, secrets.Path, direct);
            if (kill == 0)
                await world.RegisterPagesAsync(doomed.Client);
            await doomed.Client.TickAsync();
            await Task.Delay(random.Next(20, 1200));
            doomed.Process.Kill();
        }

        await using var survivor = await EmbeddedApp.StartAsync(settings, secrets.Path, direct);
        await survivor.Client.TickAsync();
        await survivor.Client.WaitUntilDoneAsync(world.Simulator.Pages.Count, Patience);
        proxy.Duplicated.ShouldBeGreaterThan(world.Simulator.Pages.Count * 2);
        return await TableDump.ReadAsync(direct);
    }
}
