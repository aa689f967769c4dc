using System.Globalization;
using System.Text.Json;
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
        var timers = Days * Number("Assumed", "executions of timers in a day");
        var seconds = pages * (executions * OfExecution + network * Number("Assumed", "seconds of a request to the network") + (table + queue) * Number("Assumed", "seconds of a request to storage")) + timers * OfExecution;
        var (tables, queues) = (pages * table / 10_000 * Price("10,000 requests to tables"), pages * queue / 10_000 * Price("10,000 requests to queues"));
        var functions = (pages * executions + timers) / 1_000_000 * Price("1,000,000 executions") + seconds * Number("Assumed", "gigabytes of an instance") * Price("1 GB-second");

        Row("Per month", pages.ToString("N0", CultureInfo.InvariantCulture))[1..].Select(Money).ShouldBe([tables, queues, functions, tables + queues + functions], tolerance: 0.0051);

        double PerMonth(string what) => Days * (Number("Counted", what, column: 2) + HoursPerDay * Number("Counted", what, column: 3));
    }

    [Fact]
    public void Costs_OfAFirstDay_AreShownBesideThoseOfEveryDay() =>
        Number("Counted", "requests to tables", column: 1).ShouldBeGreaterThan(Number("Counted", "requests to tables", column: 2));

    [Fact]
    public void Costs_OfPolls_FollowFromTheirIntervalInHostJson()
    {
        var polls = Days * HoursPerDay * SecondsPerHour / PollingSeconds();

        string.Join('\n', Lines).ShouldContain(string.Create(CultureInfo.InvariantCulture, $"up all month costs ${polls / 10_000 * Price("10,000 requests to queues"):F2};"));
    }

    private static double OfExecution => Number("Assumed", "seconds of an execution by itself");

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
