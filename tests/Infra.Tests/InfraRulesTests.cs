using Engagement.Infra.Tests.Rules;
using Engagement.Infra.Tests.Syntax;
using Engagement.Testing;

namespace Engagement.Infra.Tests;

/// <summary>What infra/bicep says holds, and every rule notices when it does not.</summary>
public class InfraRulesTests
{
    /// <summary>For each rule, what to change in which file so that it no longer holds.</summary>
    private static readonly (string Rule, string File, string From, string To)[] Defects =
    [
        ("every file parses", "budget.bicep", "timeGrain: 'Monthly'", "timeGrain 'Monthly"),
        ("settings are those that the code or the platform reads", "small.bicepparam", "X__MonthlyBudgetDollars", "X__MonthlyBudgetDollar"),
        ("settings are those that the code or the platform reads", "small.bicepparam", "'Facebook__AppSecret'", "'Facebook__AppSecrets'"),
        ("settings are those that the code or the platform reads", "app.bicep", "AZURE_CLIENT_ID:", "WEBSITE_TIME_ZONE:"),
        ("settings are those that the code or the platform reads", "app.bicep", "AzureWebJobsStorage__accountName:", "AzureWebJobsStorage:"),
        ("every setting that the platform needs is set", "app.bicep", "  AzureWebJobsStorage__accountName: storage.name\n", ""),
        ("every schedule that a timer names is where the app's settings are taken from", "app.bicep", "src/Functions/local.settings.json", "src/Functions/host.json"),
        ("secret settings come from the vault alone", "small.bicepparam", "X__MonthlyBudgetDollars: '25'", "X__BearerToken: 'AAAA'"),
        ("secret settings come from the vault alone", "small.bicepparam", "'X__BearerToken'", "'X__PageSize'"),
        ("role ids are the right ones", "roles.bicep", "0a9a7e1f", "0a9a7e1e"),
        ("role ids are the right ones", "roles.bicep", "roleIds.keyVaultSecretsUser)", "'8e3af657-a8ff-443c-a75c-2fe8c4bcb635')"),
        ("no key is listed", "storage.bicep", "output name string = storage.name", "output name string = storage.listKeys().keys[0].value"),
        ("no key is listed", "storage.bicep", "output name string = storage.name", "output name string = listKeys(storage.id, '2025-08-01').keys[0].value"),
        ("no account takes shared keys", "storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true"),
        ("no account takes shared keys", "storage.bicep", "    allowSharedKeyAccess: false\n", ""),
        ("no output is secret", "monitoring.bicep", "output insightsId string = insights.id", "output insightsId string = insights.properties.ConnectionString"),
        ("modules are files of this folder", "main.bicep", "'modules/budget.bicep'", "'br/public:avm/res/consumption/budget:0.1.0'"),
        ("a resource type has one version, and no preview", "roles.bicep", "storageAccounts@2025-08-01", "storageAccounts@2025-06-01"),
        ("a resource type has one version, and no preview", "budget.bicep", "budgets@2024-08-01", "budgets@2024-08-01-preview"),
        ("alerts ask for functions that exist", "alerts.bicep", "requests | summarize", "requests | where name == \"CollectTimer\" | summarize"),
        ("alerts ask for functions that exist", "app.bicep", "name: 'http', instanceCount", "name: 'function:Collect', instanceCount"),
        ("alerts look for what the log says", "alerts.bicep", "Token ends soon", "Token expires"),
        ("queues and tables are those of the code", "alerts.bicep", "has \"-poison\"", "has \"collected-poison\""),
        ("queues and tables are those of the code", "storage.bicep", "  resource queues 'queueServices' = {\n    name: 'default'\n", "  resource queues 'queueServices' = {\n    name: 'default'\n    resource one 'queues' = {\n      name: 'collects'\n    }\n"),
        ("callers who cannot sign in reach what is open, and nothing else", "sign-in.bicep", "'/api/health', ", ""),
        ("callers who cannot sign in reach what is open, and nothing else", "sign-in.bicep", "'/api/health', ", "'/api/health', '/api/pages', "),
        ("parameter files give every parameter without default, and no other", "large.bicepparam", "param location = 'westeurope'\n", ""),
        ("parameter files give every parameter without default, and no other", "large.bicepparam", "param privateNetworking", "param privateNetwork"),
        ("modules are given every parameter without default, and no other", "main.bicep", "    zoneRedundant: zoneRedundantStorage\n", ""),
        ("modules are given every parameter without default, and no other", "main.bicep", "zoneRedundant: zoneRedundantStorage", "zones: zoneRedundantStorage"),
    ];

    /// <summary>The file of each defect with the defect in it, where the file without it is; parsed all at once, since starting the parser is most of the work.</summary>
    private static readonly Lazy<Task<IReadOnlyList<BicepFile>>> Broken = new(BreakAsync);

    public static TheoryData<string> RuleNames => [.. InfraRules.All.Select(rule => rule.Name)];

    public static TheoryData<int> DefectNumbers => [.. Enumerable.Range(0, Defects.Length)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public async Task Infra_AsItIs_KeepsTheRule(string rule) => Rule(rule).Breaches(await BicepParser.ReadAsync()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(DefectNumbers))]
    public async Task Infra_WithADefect_BreaksTheRule(int number)
    {
        var defect = (await Broken.Value)[number];
        var files = (await BicepParser.ReadAsync()).Select(file => file.Path == defect.Path ? defect : file).ToList();

        Rule(Defects[number].Rule).Breaches(files).ShouldNotBeEmpty();
    }

    [Fact]
    public void Defects_EveryRuleOverFiles_HasOne() =>
        // The one that is left out speaks of the code alone.
        InfraRules.All.Select(rule => rule.Name).Except(Defects.Select(defect => defect.Rule)).ShouldBe(["a timer's setting is called as its function, then Schedule"]);

    [Fact]
    public void Settings_OfTheCode_AreFound()
    {
        CodeFacts.Reads("Facebook__PageTokens__1000").ShouldBeTrue();
        CodeFacts.Reads("Alert__GroupId").ShouldBeTrue();
        CodeFacts.Reads("Alert__IsConfigured").ShouldBeFalse();
        CodeFacts.TimerSettings["ScheduleCollectionSchedule"].ShouldBe("ScheduleCollection");
        CodeFacts.OpenRoutes.ShouldContain("/api/health");
        CodeFacts.OptionSettings.Concat(CodeFacts.OptionPrefixes.Select(prefix => prefix + "1")).Where(CodeFacts.IsSecret).Order().ShouldBe(
            ["AzureLanguage__Key", "Collection__AuthorSecret", "Collection__PreviousAuthorSecret", "Facebook__AppSecret", "Facebook__PageTokens__1", "Facebook__WebhookVerifyToken", "X__BearerToken", "X__ClientSecret", "X__RefreshTokens__1", "X__TokenEncryptionKey"],
            ignoreOrder: true);
    }

    private static async Task<IReadOnlyList<BicepFile>> BreakAsync()
    {
        using var folder = new TemporaryFolder();
        var sound = (await BicepParser.ReadAsync()).ToDictionary(file => file.Name, file => file.Path, StringComparer.Ordinal);
        var broken = new List<string>();
        foreach (var (_, name, from, to) in Defects)
        {
            var text = await File.ReadAllTextAsync(sound[name]);
            text.ShouldContain(from);
            broken.Add(Path.Combine(folder.Path, $"{broken.Count}-{name}"));
            await File.WriteAllTextAsync(broken[^1], text.Replace(from, to, StringComparison.Ordinal));
        }
        return [.. (await BicepParser.ParseAsync([.. broken])).Zip(Defects, (file, defect) => file with { Path = sound[defect.File] })];
    }

    private static InfraRule Rule(string name) => InfraRules.All.Single(rule => rule.Name == name);
}
