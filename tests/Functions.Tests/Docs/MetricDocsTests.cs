using Engagement.Core;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Docs;

/// <summary>docs/metrics.md lists what the code has.</summary>
public class MetricDocsTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "metrics.md"));

    [Fact]
    public void PageMetrics_InTheDocs_AreTheRegistry() => Rows("## Page metrics").ShouldBe(FacebookPageMetrics.All.Select(m => Row(
        m.Name, m.Period, m.Breakdown ?? "-", m.Unit, m.Additivity.ToString().ToLowerInvariant(), List(m.Feeds?.Metrics.Select(ours => ours.Name)),
        List(m.Replaces.Select(removed => removed.Name)), List(m.SeriesBreaks.Select(Text)))));

    [Fact]
    public void RemovedMetrics_InTheDocs_AreTheRegistry() =>
        Rows("## Removed page metrics").ShouldBe(FacebookRemovedMetrics.All.Select(m => Row(m.Name, Text(m.LastValidDay), m.Successor ?? "-")));

    [Fact]
    public void PostMetrics_InTheDocs_AreTheRegistry() =>
        Rows("## Post metrics").ShouldBe(FacebookPostMetric.All.Select(m => Row(m.Name, List(m.Columns))));

    [Fact]
    public void PostMetrics_Columns_AreWhatTheySet()
    {
        var post = new Post(new(Network.Facebook, "1"), "1", DateTimeOffset.UnixEpoch, PostType.Text, null, null, default, default, default);
        foreach (var metric in FacebookPostMetric.All)
        {
            var filled = metric.Missing(post, MetricStatus.NoPermission);
            PostCount.All.Where(count => count.Get(filled).Status == MetricStatus.NoPermission).Select(count => count.Column).ShouldBe(metric.Columns);
        }
    }

    private static IEnumerable<string> Rows(string heading) =>
        Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#')).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

    private static string Row(string name, params string[] cells) => $"| `{name}` | {string.Join(" | ", cells)} |";

    private static string List(IEnumerable<string>? names) => string.Join(", ", names ?? []) is { Length: > 0 } list ? list : "-";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", null);
}
