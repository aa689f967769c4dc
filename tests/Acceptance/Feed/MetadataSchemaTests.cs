using System.Diagnostics;

namespace Engagement.Acceptance.Feed;

/// <summary>$metadata against the schemas of OASIS, by tools that share nothing with the library that wrote it.</summary>
[Collection(FeedTests.Name)]
public sealed class MetadataSchemaTests(FeedWorld world)
{
    [Fact]
    public async Task Metadata_PassesTheOasisSchema()
    {
        using var answer = await world.SendAsync("$metadata");

        var (exitCode, complaints) = await SchemaCheck.RunAsync("metadata", await answer.Content.ReadAsStringAsync());

        exitCode.ShouldBe(0, complaints);
    }

    [Fact]
    public async Task Metadata_WithAPlantedDefect_DoesNotPass()
    {
        using var answer = await world.SendAsync("$metadata");
        var broken = (await answer.Content.ReadAsStringAsync()).Replace("EntityContainer", "Entitycontainer", StringComparison.Ordinal);

        var (exitCode, complaints) = await SchemaCheck.RunAsync("metadata", broken);

        exitCode.ShouldBe(1);
        complaints.ShouldContain("Entitycontainer");
    }

    [Fact]
    public async Task Metadata_HasCaptionsInBothLanguages()
    {
        using var answer = await world.SendAsync("$metadata");
        var xml = await answer.Content.ReadAsStringAsync();

        xml.ShouldContain("Qualifier=\"fr\" String=\"Nouveaux abonnements\"");
        xml.ShouldContain("Qualifier=\"en\" String=\"New follows\"");
    }
}

/// <summary>The checks of schema-check/, whose packages are installed from the committed lock file on first use.</summary>
internal static class SchemaCheck
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Feed", "schema-check");
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<(int ExitCode, string Output)> RunAsync(string kind, string document)
    {
        await OneAtATime.WaitAsync();
        try
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
                (await ProcessAsync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])).ExitCode.ShouldBe(0, "npm ci has to install the packages of schema-check");
            var file = Path.Combine(Folder, $"{kind}.document");
            await File.WriteAllTextAsync(file, document);
            return await ProcessAsync("node", ["check.mjs", kind, file]);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<(int ExitCode, string Output)> ProcessAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
