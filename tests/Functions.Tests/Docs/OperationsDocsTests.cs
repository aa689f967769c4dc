using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Docs;

/// <summary>What docs/operations.md and docs/privacy.md name is there.</summary>
public class OperationsDocsTests
{
    private static readonly string Operations = Read("docs", "operations.md");
    private static readonly string Privacy = Read("docs", "privacy.md");

    public static TheoryData<string> Pages => [nameof(Operations), nameof(Privacy)];

    [Fact]
    public void Operations_Queues_AreThoseOfTheCode() =>
        Regex.Matches(Regex.Match(Operations, @"Queues are (?<list>[^;]+);").Groups["list"].Value, "`(?<name>[a-z-]+)`").Select(match => match.Groups["name"].Value)
            .ShouldBe(MessageQueues.Names, ignoreOrder: true);

    [Fact]
    public void Operations_EachTrouble_SaysHowItIsSeenWhatItMeansWhatToDoAndWhatElseHappens()
    {
        var troubles = Regex.Split(Operations, @"^### \d+\. ", RegexOptions.Multiline)[1..];

        troubles.Length.ShouldBe(10);
        foreach (var trouble in troubles)
            foreach (var part in new[] { "- **Seen by**:", "- **Means**:", "- **Do**:", "- **If nothing is done**:" })
                trouble.ShouldContain(part);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Settings_ThatAreNamed_AreInTheReadme(string page)
    {
        var known = Regex.Matches(Read("README.md"), @"^\| `(?<setting>\w+?)(__<[a-z ]+>)?` \|", RegexOptions.Multiline).Select(row => row.Groups["setting"].Value).ToList();

        Regex.Matches(Text(page), @"\b[A-Z]\w+__[A-Z]\w+").Select(match => match.Value.TrimEnd('_')).Distinct().Except(known.Append("AzureWebJobsStorage")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Functions_ThatAreNamed_Exist(string page)
    {
        var functions = typeof(MessageQueues).Assembly.GetTypes().Select(type => type.Name).ToHashSet();

        Regex.Matches(Text(page), @"admin/functions/(?<name>\w+)").Select(match => match.Groups["name"].Value).Where(name => !functions.Contains(name)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Routes_ThatAreNamed_Exist(string page)
    {
        var routes = HttpFunction.All.SelectMany(function => function.Trigger.Methods!.Select(verb => $"{verb.ToUpperInvariant()} /api/{Pattern(function.Trigger.Route!)}")).ToHashSet();

        var named = Regex.Matches(Text(page), @"`(?<route>(GET|POST|PUT|DELETE) /api/[^`?]+)").Select(match => Pattern(match.Groups["route"].Value)).ToList();

        named.ShouldNotBeEmpty();
        named.Except(routes).ShouldBeEmpty();

        static string Pattern(string route) => Regex.Replace(route, @"\{\w+\}", "{}");
    }

    [Fact]
    public void Privacy_Periods_AreTheDefaultsOfTheCode()
    {
        var defaults = new RetentionOptions();
        foreach (var setting in typeof(RetentionOptions).GetProperties().Where(setting => setting.Name != nameof(RetentionOptions.FailedMessageDays)))
            Privacy.ShouldContain($"`Retention__{setting.Name}` ({((int)setting.GetValue(defaults)!).ToString("N0", CultureInfo.InvariantCulture)} days)");
    }

    [Fact]
    public void Privacy_Tables_Exist()
    {
        var tables = new PipelineTables(new TableServiceClient("UseDevelopmentStorage=true")).All.Select(table => table.Name).ToList();
        var places = Regex.Match(Privacy, @"\| data \| where.*?\n\n", RegexOptions.Singleline).Value.Split('\n').Skip(2).Where(row => row.StartsWith('|')).Select(row => row.Split('|')[2].Trim()).ToList();

        places.Count.ShouldBeGreaterThan(8);
        places.Where(place => !place.StartsWith("nowhere", StringComparison.Ordinal)).SelectMany(place => place.Split(", ")).Except(tables).ShouldBeEmpty();
    }

    private static string Text(string page) => page == nameof(Operations) ? Operations : Privacy;

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([RepositoryRoot.Path, .. path]));
}
