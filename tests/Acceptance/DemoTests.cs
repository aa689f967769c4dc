namespace Engagement.Acceptance;

/// <summary>The README's first command.</summary>
public sealed class DemoTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Demo_RunTwiceOnTheSameData_EndsWellAndContinues()
    {
        using var data = new TemporaryFolder();

        for (var run = 0; run < 2; run++)
        {
            await using var demo = ProductProcess.StartProject("Local", ["demo", "--exit", "--data", data.Path]);

            (await demo.ExitAsync(Patience)).ShouldBe(0, demo.Output);
            demo.Output.ShouldContain("Engagement rate by views");
            demo.Output.ShouldContain("(x/");
        }
    }

    [Fact]
    public async Task Demo_PagesRefused_EndsWithOneAndSaysWhy()
    {
        using var data = new TemporaryFolder();

        await using var demo = ProductProcess.StartProject("Local", ["demo", "--exit", "--data", data.Path], new Dictionary<string, string> { ["Facebook__ApiVersion"] = "v99.0" });

        (await demo.ExitAsync(Patience)).ShouldBe(1, demo.Output);
        demo.Output.ShouldContain("check Facebook__ApiVersion");
    }

    [Fact]
    public async Task Demo_DataFolderInUse_SaysWhatToDoInOneLine()
    {
        using var data = new TemporaryFolder();
        await using var held = new FileStream(Path.Combine(data.Path, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await using var demo = ProductProcess.StartProject("Local", ["demo", "--exit", "--data", data.Path]);

        (await demo.ExitAsync(Patience)).ShouldBe(2);
        demo.Output.ShouldContain("--data");
        demo.Output.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Demo_WithoutNode_SaysWhatToDoInOneLine()
    {
        using var data = new TemporaryFolder();
        using var onlyDotnet = new TemporaryFolder();
        var dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);

        await using var demo = ProductProcess.StartProgram(dotnet, [LocalAssembly, "demo", "--exit", "--data", data.Path], new Dictionary<string, string> { ["PATH"] = onlyDotnet.Path });

        (await demo.ExitAsync(Patience)).ShouldBe(2);
        demo.Output.ShouldContain("Node.js 20");
        demo.Output.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Replay_OfAFolderThatIsNotThere_SaysSoInOneLine()
    {
        using var data = new TemporaryFolder();

        await using var replay = ProductProcess.StartProject("Local", ["replay", "no-such-folder", "--exit", "--data", data.Path]);

        (await replay.ExitAsync(Patience)).ShouldBe(2);
        replay.Output.ShouldContain("no-such-folder");
        replay.Output.Trim().Split('\n').Length.ShouldBe(1);
    }

    private static string LocalAssembly => ProductProcess.AssemblyOf("Local");
}
