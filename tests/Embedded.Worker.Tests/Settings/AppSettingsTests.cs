using Engagement.Embedded.Worker.Hosting;
using Engagement.Embedded.Worker.Settings;
using Engagement.Testing;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Engagement.Embedded.Worker.Tests.Settings;

public sealed class AppSettingsTests
{
    private const string LocalSettings = """{ "IsEncrypted": false, "Values": { "Both": "file", "OnlyFile": "file", "Section__Name": "file" } }""";

    [Fact]
    public void Load_WithBothSources_LetsTheEnvironmentWin()
    {
        var settings = Load(LocalSettings, new() { ["Both"] = "environment", ["Other__Name"] = "environment" }, out var problems);

        problems.ShouldBeEmpty();
        settings["Both"].ShouldBe("environment");
        settings["OnlyFile"].ShouldBe("file");
        settings["Section__Name"].ShouldBe("file");
        settings["Other:Name"].ShouldBe("environment");
    }

    [Fact]
    public void Load_EncryptedFile_SaysThatItCannotBeRead()
    {
        Load("""{ "IsEncrypted": true, "Values": { "A": "b" } }""", [], out var problems);

        problems.ShouldHaveSingleItem().ShouldContain("decrypt the file");
    }

    [Fact]
    public void Expand_WithSeveralSettings_ReplacesEach() =>
        Load("{}", new() { ["A"] = "1", ["B"] = "2" }, out _).Expand("x-%A%-%B%", Unexpected).ShouldBe("x-1-2");

    [Theory]
    [InlineData("AzureWebJobsReports", "Reports")]
    [InlineData("ConnectionStrings__Reports", "Reports")]
    [InlineData("Reports", "Reports")]
    [InlineData("Reports", "%Named%")]
    [InlineData("AzureWebJobsStorage", null)]
    public void Connection_UnderAnyOfItsNames_IsFound(string variable, string? name) =>
        Load("{}", new() { [variable] = "found", ["Named"] = "Reports" }, out _).Connection(name, Unexpected).ShouldBe("found");

    [Fact]
    public void Configuration_OfTheApp_SeesLocalSettingsBelowTheEnvironment()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "local.settings.json"), LocalSettings);
        File.WriteAllText(Path.Combine(folder.Path, "appsettings.json"), """{ "OnlyFile": "appsettings" }""");

        var builder = new FunctionsApplicationBuilder([], new HostingOptions { AppFolder = folder.Path, EnvironmentVariables = new Dictionary<string, string?> { ["Both"] = "environment" } });

        builder.Configuration["Both"].ShouldBe("environment");
        builder.Configuration["OnlyFile"].ShouldBe("file");
        builder.Configuration["Section:Name"].ShouldBe("file");
    }

    private static AppSettings Load(string localSettings, Dictionary<string, string?> environment, out List<string> problems)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "local.settings.json"), localSettings);
        problems = [];
        return AppSettings.Load(folder.Path, environment, problems);
    }

    private static void Unexpected(string problem) => throw new InvalidOperationException(problem);
}
