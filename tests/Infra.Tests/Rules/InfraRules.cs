using System.Text.RegularExpressions;
using Engagement.Infra.Tests.Syntax;

namespace Engagement.Infra.Tests.Rules;

/// <summary>The rules that tie infra/bicep to the code, and those that keep it safe.</summary>
internal static partial class InfraRules
{
    // Built-in roles. Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["storageBlobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["storageQueueDataContributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["storageTableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["monitoringMetricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
        ["keyVaultSecretsUser"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["keyVaultSecretsOfficer"] = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
        ["keyVaultCertificateUser"] = "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba",
    };

    /// <summary>Settings of the host and of libraries, which the code does not read by name.</summary>
    private static readonly string[] PlatformSettings =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AZURE_CLIENT_ID", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    // The host takes them from functionAppConfig, or they win over the identity and break it.
    private static readonly string[] ForbiddenSettings =
        ["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_TIME_ZONE", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING"];

    public static readonly IReadOnlyList<InfraRule> All =
    [
        InfraRule.OfEach("every file parses", file => file.Root.All().Where(node => node.IsError).Take(1).Select(node => $"line {node.Line} does not parse")),
        InfraRule.OfEach("settings are those that the code or the platform reads", UnknownSettings),
        new("every setting that the platform needs is set", files => PlatformSettings.Except(files.SelectMany(Settings)).Select(missing => $"{missing} is not set")),
        new("every schedule that a timer names is where the app's settings are taken from", files =>
            CodeFacts.TimerSettings.Keys.Except(CodeFacts.LocalSchedules).Select(missing => $"{missing} is not in src/Functions/local.settings.json")
                .Concat(files.Any(file => file.Name == "app.bicep" && file.Strings().Any(text => text.EndsWith("src/Functions/local.settings.json", StringComparison.Ordinal))) ? [] : ["app.bicep does not take schedules from src/Functions/local.settings.json"])),
        new("a timer's setting is called as its function, then Schedule", _ =>
            CodeFacts.TimerSettings.Where(timer => timer.Key != timer.Value + "Schedule").Select(timer => $"{timer.Value} has {timer.Key}; alerts.bicep would watch another function")),
        InfraRule.OfEach("secret settings come from the vault alone", SecretsInTheOpen),
        InfraRule.OfEach("role ids are the right ones", WrongRoles),
        InfraRule.OfEach("no key is listed", file => file.Root.Below("call_expression").Select(call => call.Children[0].Text.Split('.')[^1])
            .Where(name => name.StartsWith("list", StringComparison.Ordinal)).Select(name => $"calls {name}")),
        InfraRule.OfEach("no account takes shared keys", SharedKeys),
        InfraRule.OfEach("no output is secret", SecretOutputs),
        InfraRule.OfEach("modules are files of this folder", file => file.Root.Below("module_declaration").Select(module => module.Children[1].Unquoted)
            .Where(path => path.StartsWith("br", StringComparison.Ordinal) || path.StartsWith("ts:", StringComparison.Ordinal) || !File.Exists(Path.Combine(Path.GetDirectoryName(file.Path)!, path)))
            .Select(path => $"{path} is not a file")),
        new("a resource type has one version, and no preview", Versions),
        InfraRule.OfEach("alerts ask for functions that exist", UnknownFunctions),
        InfraRule.OfEach("alerts look for what the log says", UnknownSignals),
        InfraRule.OfEach("queues and tables are those of the code", UnknownStorage),
        InfraRule.OfEach("callers who cannot sign in reach what is open, and nothing else", ExcludedPaths),
        new("parameter files give every parameter without default, and no other", Parameters),
        new("modules are given every parameter without default, and no other", ModuleParameters),
    ];

    private static IEnumerable<string> UnknownSettings(BicepFile file) => Settings(file)
        .Where(setting => ForbiddenSettings.Contains(setting) || !CodeFacts.Reads(setting) && !PlatformSettings.Contains(setting)).Select(setting => $"{setting} is read by nobody, or not allowed");

    /// <summary>App settings wherever they are written: keys with a double underscore or in capitals, schedules, and lists of secret settings.</summary>
    private static IEnumerable<string> Settings(BicepFile file) =>
        file.Properties().Select(property => property.Key).Where(key => key.Contains("__", StringComparison.Ordinal) || CapitalsPattern().IsMatch(key) || key.EndsWith("Schedule", StringComparison.Ordinal) || key == "AzureWebJobsStorage")
            .Concat(file.Variable("secretSettings")?.Below("string").Select(text => text.Unquoted) ?? []);

    private static IEnumerable<string> SecretsInTheOpen(BicepFile file) =>
        file.Properties().Select(property => property.Key).Where(key => key.Contains("__", StringComparison.Ordinal) && CodeFacts.IsSecret(key)).Select(key => $"{key} is written out; name it in secretSettings")
            .Concat((file.Variable("secretSettings")?.Below("string").Select(text => text.Unquoted) ?? []).Where(setting => !CodeFacts.IsSecret(setting)).Select(setting => $"{setting} is no secret; put it into settings"));

    private static IEnumerable<string> WrongRoles(BicepFile file) =>
        file.Properties().Where(property => property.Value.Type == "string" && GuidPattern().IsMatch(property.Value.Unquoted) && !property.Key.Contains("__", StringComparison.Ordinal))
            .Where(property => Roles.GetValueOrDefault(property.Key) != property.Value.Unquoted).Select(property => $"{property.Key} is not {property.Value.Unquoted}")
            .Concat(file.Root.Below("member_expression").Select(member => member.Text).Where(text => text.StartsWith("roleIds.", StringComparison.Ordinal) && !Roles.ContainsKey(text[8..])).Select(text => $"{text} is not a role that is known here"))
            .Concat(file.Root.Below("call_expression").Where(call => call.Children[0].Text == "subscriptionResourceId").SelectMany(call => call.Below("string")).Where(text => GuidPattern().IsMatch(text.Unquoted)).Select(text => $"{text.Text} has no name"));

    private static IEnumerable<string> SharedKeys(BicepFile file) => file.Root.Below("resource_declaration")
        .Where(resource => resource.Text.Contains("'Microsoft.Storage/storageAccounts@", StringComparison.Ordinal) && !resource.Text.Contains(" existing ", StringComparison.Ordinal))
        .Where(resource => !resource.Below("object_property").Any(property => property.Children[0].Text == "allowSharedKeyAccess" && property.Children[^1].Text == "false"))
        .Select(resource => $"the account of line {resource.Line} lacks allowSharedKeyAccess: false");

    private static IEnumerable<string> SecretOutputs(BicepFile file) => file.Root.Below("output_declaration")
        .Where(output => SecretPattern().IsMatch(output.Text)).Select(output => $"line {output.Line}: {output.Text}");

    private static IEnumerable<string> Versions(IReadOnlyList<BicepFile> files)
    {
        var versions = files.SelectMany(file => file.Strings().Where(text => TypePattern().IsMatch(text))).Distinct().Select(text => text.Split('@')).ToList();
        return versions.GroupBy(type => type[0]).Where(type => type.Count() > 1).Select(type => $"{type.Key} has the versions {string.Join(", ", type.Select(t => t[1]))}")
            // There is no other version of diagnostic settings that can be used.
            .Concat(versions.Where(type => type[1].EndsWith("preview", StringComparison.Ordinal) && type[0] != "Microsoft.Insights/diagnosticSettings").Select(type => $"{type[0]}@{type[1]}"));
    }

    private static IEnumerable<string> UnknownFunctions(BicepFile file) => file.Strings()
        .SelectMany(text => FunctionInQuery().Matches(text).Concat(AlwaysReadyFunction().Matches(text))).Select(match => match.Groups["name"].Value)
        .Where(name => !CodeFacts.FunctionNames.Contains(name)).Select(name => $"{name} is not a function");

    private static IEnumerable<string> UnknownSignals(BicepFile file) => file.Strings().Where(text => text.StartsWith("traces", StringComparison.Ordinal))
        .Where(text => !CodeFacts.LogSignals.Any(signal => text.Contains($"message startswith \"{signal}\"", StringComparison.Ordinal))).Select(text => $"no log line of the app is found by: {text}");

    private static IEnumerable<string> UnknownStorage(BicepFile file) => file.Root.Below("resource_declaration")
        .Where(resource => resource.Children.Count > 1 && StorageChild().IsMatch(resource.Children[1].Unquoted))
        .SelectMany(resource => resource.Below("object_property").Where(property => property.Children[0].Text == "name" && property.Children[^1].Type == "string").Select(property => property.Children[^1].Unquoted))
        .Where(name => !CodeFacts.Queues.Concat(CodeFacts.Tables).Contains(name.Replace("-poison", "", StringComparison.Ordinal)))
        .Concat(file.Strings().Where(text => text.StartsWith("StorageQueueLogs", StringComparison.Ordinal)).SelectMany(text => QueueInQuery().Matches(text)).Select(match => match.Groups["name"].Value)
            .Where(name => name != "-poison" && !CodeFacts.Queues.Contains(name.Replace("-poison", "", StringComparison.Ordinal))))
        .Select(name => $"{name} is neither a queue nor a table of the app");

    private static IEnumerable<string> ExcludedPaths(BicepFile file)
    {
        foreach (var (_, value) in file.Properties().Where(property => property.Key == "excludedPaths"))
        {
            var paths = value.Below("string").Select(text => text.Unquoted).ToList();
            // A route that takes any path takes none, too, which App Service does not conclude from its pattern.
            foreach (var path in paths.Except(CodeFacts.OpenRoutes).Where(path => !CodeFacts.OpenRoutes.Contains($"{path}/*")))
                yield return $"{path} needs a key, and is excluded from sign-in";
            foreach (var path in CodeFacts.OpenRoutes.Except(paths))
                yield return $"{path} is open, and is not excluded from sign-in";
        }
    }

    private static IEnumerable<string> Parameters(IReadOnlyList<BicepFile> files) =>
        from file in files
        where Path.GetExtension(file.Path) == ".bicepparam"
        let declared = Declared(files.Single(main => main.Name == "main.bicep"))
        let given = file.Root.Below("variable_declaration").Select(variable => variable.Children.First(child => child.Type == "identifier").Text).ToList()
        from breach in declared.Where(parameter => !parameter.Value && !given.Contains(parameter.Key)).Select(parameter => $"{file.Name}: {parameter.Key} is not given")
            .Concat(given.Where(name => !declared.ContainsKey(name)).Select(name => $"{file.Name}: {name} is not a parameter"))
        select breach;

    private static IEnumerable<string> ModuleParameters(IReadOnlyList<BicepFile> files) =>
        from file in files
        from module in file.Root.Below("module_declaration")
        let target = files.FirstOrDefault(other => other.Path == Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, module.Children[1].Unquoted)))
        where target is not null
        let declared = Declared(target)
        let given = module.Below("object_property").First(property => property.Children[0].Text == "params").Children[^1].Children.Select(property => property.Children[0].Text).ToList()
        from breach in declared.Where(parameter => !parameter.Value && !given.Contains(parameter.Key)).Select(parameter => $"{target.Name}: {parameter.Key} is not given")
            .Concat(given.Where(name => !declared.ContainsKey(name)).Select(name => $"{target.Name}: {name} is not a parameter"))
        select breach;

    /// <summary>Parameters by name, with whether they have a default.</summary>
    private static Dictionary<string, bool> Declared(BicepFile file) => file.Root.Below("parameter_declaration")
        .ToDictionary(parameter => parameter.Children[0].Text, parameter => parameter.Children.Count > 2, StringComparer.Ordinal);

    [GeneratedRegex("^[A-Z][A-Z_]{5,}$")]
    private static partial Regex CapitalsPattern();

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex GuidPattern();

    [GeneratedRegex("(?i)secret|password|connectionstring|accesskey|primarykey|instrumentationkey|list[a-z]*keys|token")]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"^Microsoft\.\w+/[\w/]+@\d{4}-\d\d-\d\d")]
    private static partial Regex TypePattern();

    [GeneratedRegex("(name|operation_Name) == \"(?<name>\\w+)\"")]
    private static partial Regex FunctionInQuery();

    [GeneratedRegex("^function:(?<name>\\w+)$")]
    private static partial Regex AlwaysReadyFunction();

    [GeneratedRegex("Uri has \"(?<name>[^\"]*)\"")]
    private static partial Regex QueueInQuery();

    [GeneratedRegex("^(Microsoft.Storage/storageAccounts/(queueServices/queues|tableServices/tables)@.*|queues|tables)$")]
    private static partial Regex StorageChild();
}
