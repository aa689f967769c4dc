using System.Globalization;
using System.Text.RegularExpressions;
using Engagement.PowerBi.Tests.Project;
using Engagement.PowerBi.Tests.Rules;
using Engagement.Testing;

namespace Engagement.PowerBi.Tests;

/// <summary>docs/power-bi.md names the pages and tables that there are.</summary>
public class PowerBiDocsTests
{
    private static readonly string Text = Regex.Replace(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "power-bi.md")), @"(?<=\S)\n(?=[^\s|#])", " ");

    private static readonly PowerBiProject Project = PowerBiProject.Repository;

    [Fact]
    public void Pages_InTheDocs_AreThoseOfTheReport()
    {
        var order = Project.Json("Engagement.Report/definition/pages/pages.json").GetProperty("pageOrder").EnumerateArray().Select(name => name.GetString()).ToList();

        Regex.Matches(Text, @"^\| (?<page>[A-ZÉ][^|?]+) \| [^|]*\? ?[^|]*\|$", RegexOptions.Multiline).Select(row => row.Groups["page"].Value)
            .ShouldBe(Project.Pages.Where(page => !page.IsHidden).OrderBy(page => order.IndexOf(page.Name)).Select(page => page.Json.GetProperty("displayName").GetString()!));
    }

    [Fact]
    public void TablesThatGrow_InTheDocs_AreThoseLoadedByDay()
    {
        var sentence = Regex.Match(Text, "set a policy in Desktop.*?right click").Value;

        Regex.Matches(sentence, "`(?<table>[^`]+)`").Select(match => match.Groups["table"].Value)
            .ShouldBe(Project.Model.Tables.Where(table => FeedRules.RangeProperty(table) is not null).Select(table => table.Name), ignoreOrder: true);
    }

    [Fact]
    public void Tables_InTheDocs_AreCounted() =>
        int.Parse(Regex.Match(Text, @"all (?<count>\d+) tables load").Groups["count"].Value, CultureInfo.InvariantCulture).ShouldBe(Project.Model.Tables.Count);
}
