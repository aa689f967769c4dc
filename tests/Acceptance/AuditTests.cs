using System.Globalization;

namespace Engagement.Acceptance;

/// <summary>The offline audit, run as users run it.</summary>
public sealed class AuditTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task AuditFollowers_LabelledList_FindsItsShareAndWritesEveryAccount()
    {
        if (Testing.RepositoryRoot.SharedData is not { } data)
        {
            Assert.Skip("../shared/data is not beside the repository");
            return;
        }
        using var folder = new TemporaryFolder();
        var (input, output) = (Path.Combine(data, "followers", "x-2015.csv"), Path.Combine(folder.Path, "out.csv"));
        await using var audit = ProductProcess.StartProject("Local", ["audit", "followers", input, "--out", output, "--observed", "2013-05-01"]);

        (await audit.ExitAsync(Patience)).ShouldBe(0, audit.Output);

        foreach (var expected in (string[])["Fake share", "95 % interval", "Range", "Camisani-Calzolari", "StateOfSearch", "Socialbakers", "made on the same days", "yes: a burst"])
            audit.Output.ShouldContain(expected);
        var labels = File.ReadLines(input).Skip(1).Select(line => line[^1] == '1').ToList();
        var rows = File.ReadLines(output).Skip(1).Select(line => line.Split(',')).ToList();
        rows.Select(row => row[1]).ShouldBe(File.ReadLines(input).Skip(1).Select(line => line.Split(',')[0]));
        var agree = rows.Zip(labels).Count(pair => double.Parse(pair.First[2], CultureInfo.InvariantCulture) >= 0.5 == pair.Second);
        ((double)agree / labels.Count).ShouldBeGreaterThan(0.97);
    }

    [Theory]
    [InlineData("followers;following\n12;abc\n", "line 2, column 'following': 'abc' is not a whole number from 0 up")]
    [InlineData("name,mood\nx,y\n", "no column is known")]
    [InlineData("", "is empty")]
    public async Task AuditFollowers_BadFile_SaysWhereAndWhatToDo(string content, string message)
    {
        using var folder = new TemporaryFolder();
        var input = Path.Combine(folder.Path, "in.csv");
        await File.WriteAllTextAsync(input, content);
        await using var audit = ProductProcess.StartProject("Local", ["audit", "followers", input]);

        (await audit.ExitAsync(Patience)).ShouldBe(2);
        audit.Output.ShouldContain(message);
    }
}
