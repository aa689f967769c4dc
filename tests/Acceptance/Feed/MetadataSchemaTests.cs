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

/// <summary>The checks of schema-check/.</summary>
internal static class SchemaCheck
{
    private static readonly NodePackages Packages = new("schema-check", Path.Combine(AppContext.BaseDirectory, "Feed", "schema-check"), "package.json", "package-lock.json", "check.mjs");

    public static async Task<(int ExitCode, string Output)> RunAsync(string kind, string document)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, $"{kind}.document");
        await File.WriteAllTextAsync(file, document);
        return await Packages.RunAsync(["check.mjs", kind, file]);
    }
}
