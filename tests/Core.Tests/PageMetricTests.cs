using System.Reflection;

namespace Engagement.Core.Tests;

public class PageMetricTests
{
    [Fact]
    public void All_EveryMetricField_IsListedOnceUnderItsOwnName()
    {
        var fields = typeof(PageMetric).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.FieldType == typeof(PageMetric)).ToList();

        PageMetric.All.ShouldBe(fields.Select(f => (PageMetric)f.GetValue(null)!));
        PageMetric.All.Select(m => m.ToString()).ShouldBe(fields.Select(f => f.Name));
    }

    [Fact]
    public void Additivity_DistinctPeopleAndRunningTotals_AreNeverSummed()
    {
        PageMetric.All.Where(m => m.Name.StartsWith("Viewers", StringComparison.Ordinal))
            .ShouldAllBe(m => m.Additivity == Additivity.Unique);
        PageMetric.Followers.Additivity.ShouldBe(Additivity.Last);
    }
}
