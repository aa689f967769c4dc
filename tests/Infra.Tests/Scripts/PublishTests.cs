namespace Engagement.Infra.Tests.Scripts;

/// <summary>infra/publish and infra/remove, run for real with an az that only writes down what it is asked.</summary>
public class PublishTests
{
    private const string Secrets = "Collection__AuthorSecret\\nFacebook__AppSecret\\nX__RefreshTokens__my_page\\n";

    [Fact]
    public async Task Publish_EverythingThere_PublishesOnceAndChangesNothingElse()
    {
        using var azure = Deployed();

        var (exitCode, output) = await azure.RunAsync("publish");

        exitCode.ShouldBe(0, output);
        output.ShouldContain("published: https://func.example.com (2 functions)");
        azure.Calls.Count(call => call.StartsWith("dotnet publish src/Functions --configuration Release -p:FunctionsHost=Azure", StringComparison.Ordinal)).ShouldBe(1);
        Changes(azure).ShouldBe(["az functionapp deployment source config-zip"]);
    }

    [Fact]
    public async Task Publish_FirstTime_StoresSecretsMakesUpTwoAndMakesAKey()
    {
        using var azure = Deployed().Answers("keyvault secret show", exitCode: 3).Answers("keys list", "None");
        var secrets = azure.Write("secrets", "# of the network\nFacebook__AppSecret=s3cret=with=equals\n\nX__RefreshTokens__my_page=refresh\n");

        var (exitCode, output) = await azure.RunAsync("publish", "--secrets", secrets);

        exitCode.ShouldBe(0, output);
        Changes(azure).ShouldBe(["az keyvault secret set", "az keyvault secret set", "az keyvault secret set", "az functionapp deployment source config-zip", "az functionapp keys set"]);
        azure.Calls.Where(call => call.Contains("secret set", StringComparison.Ordinal)).Select(call => call.Split("--name ")[1].Split(' ')[0])
            .ShouldBe(["Facebook--AppSecret", "X--RefreshTokens--my-page", "Collection--AuthorSecret"]);
        var stored = azure.Calls.Where(call => call.StartsWith("file: ", StringComparison.Ordinal)).Select(call => call[6..]).ToList();
        stored[..2].ShouldBe(["s3cret=with=equals", "refresh"]);
        Convert.FromBase64String(stored[2]).Length.ShouldBe(32);
        // Neither the screen nor the list of processes shows one.
        output.ShouldNotContain("s3cret");
        azure.Calls.Where(call => call.StartsWith("az ", StringComparison.Ordinal)).ShouldAllBe(call => !call.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_SecretMissing_NamesItAndPublishesNothing()
    {
        using var azure = Deployed().Answers("keyvault secret show.*AppSecret", exitCode: 3);

        var (exitCode, output) = await azure.RunAsync("publish");

        exitCode.ShouldBe(1);
        output.ShouldContain("lacks Facebook__AppSecret;");
        azure.Calls.ShouldNotContain(call => call.StartsWith("dotnet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_SecretThatTheAppIsNotToldOf_IsRefused()
    {
        using var azure = Deployed();

        var (exitCode, output) = await azure.RunAsync("publish", "--secrets", azure.Write("secrets", "Facebook__AppSecrets=x\n"));

        exitCode.ShouldBe(1);
        output.ShouldContain("Facebook__AppSecrets is not among the secretSettings");
        Changes(azure).ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_StorageSettingLeftBehind_IsDeleted()
    {
        using var azure = Deployed().Answers("name=='AzureWebJobsStorage'", "1");

        (await azure.RunAsync("publish")).ExitCode.ShouldBe(0);

        azure.Calls.ShouldContain(call => call.Contains("appsettings delete", StringComparison.Ordinal) && call.Contains("AzureWebJobsStorage", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("function list", "0", "0 of 2 functions")]
    [InlineData("function list", "1", "1 of 2 functions")]
    [InlineData("^curl", "503", "answers 503")]
    public async Task Publish_HostWithoutFunctionsOrHealth_Fails(string call, string answer, string said)
    {
        using var azure = Deployed().Answers(call, answer);

        var (exitCode, output) = await azure.RunAsync("publish");

        exitCode.ShouldBe(1);
        output.ShouldContain(said);
        azure.Calls.Count(made => made.StartsWith("curl", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task Publish_GrantGraph_GrantsWhatIsNotHeld()
    {
        using var azure = Deployed().Answers("ad sp list", "graph").Answers("Mail.Send", "role-1").Answers("GroupMember", "role-2").Answers("User.ReadBasic", "role-3").Answers("rest --method get", "role-2");

        (await azure.RunAsync("publish", "--grant-graph")).ExitCode.ShouldBe(0);

        var granted = azure.Calls.Where(call => call.StartsWith("az rest --method post", StringComparison.Ordinal)).ToList();
        granted.Count.ShouldBe(2);
        granted[0].ShouldContain("\"appRoleId\":\"role-1\"");
        granted[1].ShouldContain("\"appRoleId\":\"role-3\"");
    }

    [Fact]
    public async Task Publish_DryRun_ChangesNothing()
    {
        using var azure = Deployed().Answers("keys list", "None");

        var (exitCode, output) = await azure.RunAsync("publish", "--dry-run", "--secrets", azure.Write("secrets", "Facebook__AppSecret=s3cret\n"));

        exitCode.ShouldBe(0, output);
        Changes(azure).ShouldBeEmpty();
        output.ShouldContain("would run: az functionapp deployment source config-zip");
        output.ShouldContain("would run: az keyvault secret set");
        output.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("remove")]
    public async Task Script_Help_SaysHowAndAsksNothing(string script)
    {
        using var azure = new FakeAzure();

        var (exitCode, output) = await azure.RunAsync(script, "--help");

        exitCode.ShouldBe(0);
        output.ShouldStartWith($"usage: infra/{script}");
        azure.Calls.ShouldBeEmpty();
        (await azure.RunAsync(script, "--nonsense")).ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("remove")]
    public async Task Script_NoSuchDeployment_SaysSo(string script)
    {
        using var azure = new FakeAzure().Answers("deployment sub show", exitCode: 3);

        var (exitCode, output) = await azure.RunAsync(script, "--deployment", "other");

        exitCode.ShouldBe(1);
        output.ShouldContain("there is no deployment 'other'");
    }

    [Fact]
    public async Task Remove_WithYes_DeletesTheGroupAndTheDeployment()
    {
        using var azure = Deployed();

        (await azure.RunAsync("remove", "--yes")).ExitCode.ShouldBe(0);

        azure.Calls.Skip(1).ShouldBe(["az group delete --name rg-engagement-brand-prod --yes", "az deployment sub delete --name engagement"]);
    }

    [Theory]
    [InlineData("rg-engagement-brand-prod", "remove")]
    [InlineData("production", "remove", "--yes")]
    [InlineData("rg-engagement-brand-prod", "remove", "--dry-run")]
    public async Task Remove_NotConfirmedOrNotOurs_DeletesNothing(string group, string script, params string[] arguments)
    {
        using var azure = Deployed().Answers("resourceGroupName", group);

        await azure.RunAsync(script, arguments);

        azure.Calls.ShouldNotContain(call => call.Contains("delete", StringComparison.Ordinal));
    }

    private static FakeAzure Deployed() => new FakeAzure()
        .Answers("resourceGroupName", "rg-engagement-brand-prod").Answers("functionAppName", "func").Answers("keyVaultName", "kv").Answers("apiAddress", "https://func.example.com")
        .Answers("identityPrincipalId", "identity").Answers("starts_with", Secrets).Answers("name=='AzureWebJobsStorage'", "0").Answers("keys list", "key")
        .Answers("function list", "2").Answers("^curl", "200");

    /// <summary>What was asked of Azure that changes it, without arguments.</summary>
    private static IEnumerable<string> Changes(FakeAzure azure) => azure.Calls.Where(call => call.StartsWith("az ", StringComparison.Ordinal))
        .Select(call => call.Split(" --")[0]).Where(call => call.Split(' ')[^1] is "set" or "delete" or "config-zip" or "create");
}
