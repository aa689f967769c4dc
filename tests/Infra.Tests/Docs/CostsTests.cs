using System.Globalization;
using System.Text.Json;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Infra.Tests.Docs;

/// <summary>The money in docs/costs.md follows from its counts and prices by its formulas.</summary>
public class CostsTests
{
    private const double Days = 30;
    private const double HoursPerDay = 24;
    private const double SecondsPerHour = 3600;

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "costs.md"));

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Costs_OfPages_FollowFromTheCounts(int pages)
    {
        var (table, queue, executions, network) = (PerMonth("requests to tables"), PerMonth("requests to queues"), PerMonth("executions"), PerMonth("requests to the network"));
        var gigabyteSeconds = 2 * (executions * Number("Assumed", "seconds of an execution by itself") + network * Number("Assumed", "seconds of a request to the network"));
        var (tables, queues) = (pages * table / 10_000 * Price("10,000 requests to tables"), pages * queue / 10_000 * Price("10,000 requests to queues"));
        var functions = pages * (executions / 1_000_000 * Price("1,000,000 executions") + gigabyteSeconds * Price("1 GB-second"));
        var polls = MessageQueues.Names.Count * Days * HoursPerDay * SecondsPerHour / PollingSeconds() / 10_000 * Price("10,000 requests to queues");

        var documented = Row("Per month", pages.ToString("N0", CultureInfo.InvariantCulture));
        documented[1..].Select(Money).ShouldBe([Math.Round(tables, 2), Math.Round(queues, 2), Math.Round(polls, 2), Math.Round(functions, 2), Math.Round(tables + queues + polls + functions, 2)], tolerance: 0.011);

        double PerMonth(string what) => Days * (Number("Counted", what, column: 2) + HoursPerDay * Number("Counted", what, column: 3));
    }

    [Fact]
    public void Costs_OfAFirstDay_AreShownBesideThoseOfEveryDay() =>
        Number("Counted", "requests to tables", column: 1).ShouldBeGreaterThan(Number("Counted", "requests to tables", column: 2));

    private static double PollingSeconds() => TimeSpan.Parse(
        JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Functions", "host.json"))).RootElement.GetProperty("extensions").GetProperty("queues").GetProperty("maxPollingInterval").GetString()!,
        CultureInfo.InvariantCulture).TotalSeconds;

    private static double Price(string what) => Money(Row("Prices", what)[1]);

    private static double Number(string heading, string what, int column = 1) => double.Parse(Row(heading, what)[column], CultureInfo.InvariantCulture);

    private static double Money(string text) => double.Parse(text.TrimStart('$'), CultureInfo.InvariantCulture);

    private static string[] Row(string heading, string first) => Lines
        .SkipWhile(line => line != "## " + heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).Single(cells => cells[0] == first);
}
