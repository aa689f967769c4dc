using System.Text.RegularExpressions;
using Engagement.Functions.Feed.Query;
using Engagement.PowerBi.Tests.Project;
using Engagement.PowerBi.Tests.Rules;

namespace Engagement.PowerBi.Tests;

/// <summary>What a partition of incremental refresh asks, once Power Query has handed its filter on, reads no more of storage than its days.</summary>
public partial class RangeTests
{
    private static readonly DateOnly FirstDay = new(2026, 1, 1);
    private static readonly DateOnly EndDay = new(2026, 2, 1);

    public static TheoryData<string> TablesByDay => [.. PowerBiProject.Repository.Model.Tables.Where(table => FeedRules.RangeProperty(table) is not null).Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(TablesByDay))]
    public void Partition_OfAMonth_BoundsTheDaysThatAreRead(string name)
    {
        var table = PowerBiProject.Repository.Model.Table(name)!;
        var columns = table.Columns.Where(column => !column.IsCalculated).Select(column => column.Source);
        var options = QueryOptions.Read($"?$filter={Uri.EscapeDataString(Folded(table.Mashup!))}&$select={Uri.EscapeDataString(string.Join(',', columns))}");

        var query = new RequestParser(FeedRules.Feed, TimeProvider.System).Read(FeedRules.SetName(table)!, options).ShouldBeOfType<FeedRequest.Rows>().Query;

        query.Scope.FirstDay.ShouldBe(FirstDay);
        query.Scope.LastDay.ShouldBe(EndDay);
    }

    [Fact]
    public void Filter_OfDailyMetrics_FoldsToTwoComparisonsOfDays() =>
        Folded(PowerBiProject.Repository.Model.Table("Mesures quotidiennes")!.Mashup!).ShouldBe("Day ge 2026-01-01 and Day lt 2026-02-01");

    /// <summary>The condition of SelectRows, as the OData connector writes it.</summary>
    private static string Folded(string mashup)
    {
        var condition = ConditionPattern().Match(mashup).Groups["condition"].Value;
        foreach (var (from, to) in new[] { (">= FirstDay", $"ge {FirstDay:yyyy-MM-dd}"), ("< EndDay", $"lt {EndDay:yyyy-MM-dd}"), ("= true", "eq true"), ("[", ""), ("]", "") })
            condition = condition.Replace(from, to, StringComparison.Ordinal);
        return condition;
    }

    [GeneratedRegex(@"Table\.SelectRows\(Rows, each (?<condition>.*)\),\n")]
    private static partial Regex ConditionPattern();
}
