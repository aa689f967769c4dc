using Engagement.Core.Posting;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Posting;

public class ShrunkMeanTests
{
    /// <summary>Yields of six batches of dyestuff, five each.</summary>
    private static readonly Dictionary<string, double[]> Dyestuff = new()
    {
        ["A"] = [1545, 1440, 1440, 1520, 1580],
        ["B"] = [1540, 1555, 1490, 1560, 1495],
        ["C"] = [1595, 1550, 1605, 1510, 1560],
        ["D"] = [1445, 1440, 1595, 1465, 1545],
        ["E"] = [1595, 1630, 1515, 1635, 1625],
        ["F"] = [1520, 1455, 1450, 1480, 1445],
    };

    /// <summary>
    /// Published: O. L. Davies, P. L. Goldsmith, Statistical Methods in Research and Production (1972), and the predicted effects of D. Bates's lme4
    /// for these data (REML, which equals the method of moments for groups of one size): mean 1527.5, A -17.6069, ... F -44.9953.
    /// </summary>
    [Theory]
    [InlineData("A", -17.6069)]
    [InlineData("B", 0.3913)]
    [InlineData("C", 28.5622)]
    [InlineData("D", -23.0845)]
    [InlineData("E", 56.7332)]
    [InlineData("F", -44.9953)]
    public void Of_PublishedData_IsThePublishedEffect(string batch, double effect) =>
        Means(Dyestuff)[batch].Value.ShouldBe(1527.5 + effect, 1e-3);

    [Fact]
    public void Of_TwoGroups_WorkedByHand()
    {
        // Mean 4; within (2 + 2) / 2 = 2; between (16 - 2) / (4 - 8/4) = 7; kept 7 / (7 + 2/2) = 0.875
        var means = Means(new() { ["a"] = [1, 3], ["b"] = [5, 7] });

        (means["a"].N, means["a"].Value, means["b"].Value).ShouldBe((2, 2.25, 5.75));
        // 0.875 × 1 + 0.125² × 2/4
        means["a"].StandardError.ShouldBe(Math.Sqrt(0.8828125), 1e-12);
    }

    [Fact]
    public void Of_GroupsThatDifferByChanceOnly_AreAllTheMean()
    {
        var means = Means(new() { ["a"] = [0, 10], ["b"] = [1, 9], ["c"] = [2, 8] });

        means.Values.ShouldAllBe(mean => mean.Value == 5);
    }

    [Fact]
    public void Of_TooLittleToEstimate_IsEmpty()
    {
        Means([]).ShouldBeEmpty();
        Means(new() { ["a"] = [1, 2, 3] }).ShouldBeEmpty();
        Means(new() { ["a"] = [1], ["b"] = [2] }).ShouldBeEmpty();
    }

    [Fact]
    public void Of_AnyGroups_LiesBetweenTheGroupsOwnMeanAndThatOfAll() => Prop.ForAll(
        Gen.Choose(-50, 50).Select(n => n / 10.0).NonEmptyListOf().ArrayOf(4).ToArbitrary(),
        groups =>
        {
            var data = groups.Select((scores, i) => (Key: $"{i}", Scores: scores.ToArray())).ToDictionary(group => group.Key, group => group.Scores);
            var mean = data.Values.SelectMany(scores => scores).Average();
            foreach (var (key, shrunk) in Means(data))
            {
                shrunk.Value.ShouldBeInRange(Math.Min(mean, data[key].Average()) - 1e-9, Math.Max(mean, data[key].Average()) + 1e-9);
                double.IsFinite(shrunk.StandardError).ShouldBeTrue();
            }
        }).QuickCheckThrowOnFailure();

    private static IReadOnlyDictionary<string, ShrunkMean> Means(Dictionary<string, double[]> groups) =>
        ShrunkMean.Of(groups.SelectMany(group => group.Value.Select(score => (group.Key, score))));
}
