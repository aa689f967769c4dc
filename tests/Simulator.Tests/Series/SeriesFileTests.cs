using Engagement.Core;
using Engagement.Simulator.Replay;
using Engagement.Simulator.Series;

namespace Engagement.Simulator.Tests.Series;

public class SeriesFileTests
{
    [Fact]
    public void Read_NamesOfOthers_AreTakenAsTheyAreMeant()
    {
        var (pages, report) = Read("Page;Day;Fans;New Likes;Unlikes;Reach;Impressions;Engaged Users;Mood\nA;2026-01-01;1000;5;1;300;400;20;fine\nA;2026-01-02;1004;6;;310;;22;\nB;2026-01-02;50;1;0;30;40;2;");

        var series = pages.Single(page => page.Page == "A").Series;
        series[PageMetric.Followers].ToArray().ShouldBe([1000, 1004]);
        series[PageMetric.NewFollows].ToArray().ShouldBe([5, 6]);
        series[PageMetric.Unfollows].ToArray().ShouldBe([1, double.NaN]);
        series[PageMetric.Viewers][1].ShouldBe(310);
        series[PageMetric.Engagements][1].ShouldBe(22);
        pages.Count.ShouldBe(2);
        report.ShouldContain(line => line.Contains("Mood"));
    }

    [Theory]
    [InlineData("likes", "900,905,903,910,912", "Followers")]
    [InlineData("likes", "5,9,2,7,4", "NewFollows")]
    [InlineData("follows", "5,9,2,7,4", "NewFollows")]
    [InlineData("followers", "5,9,2,7,4", "NewFollows")]
    [InlineData("fans", "9000,9005,9003,9010,9012", "Followers")]
    public void Read_ANameThatMayMeanEither_IsToldByItsValues(string name, string values, string metric)
    {
        var rows = values.Split(',').Select((value, i) => $"2026-01-0{i + 1},{value}");

        var series = Read($"date,{name}\n{string.Join('\n', rows)}").Pages.Single().Series;

        series.Metrics.Select(found => found.Name).ShouldBe([metric]);
    }

    [Fact]
    public void Read_LikesBesideComments_AreReactions() =>
        Read("date,followers,likes,comments\n2026-01-01,1000,5,1\n2026-01-02,1001,50,2\n2026-01-03,1001,9,2").Pages.Single().Series.Metrics.ShouldContain(PageMetric.Reactions);

    [Fact]
    public void Read_FollowersByCountry_AreKeptByCountry() =>
        Read("date,followers,followers_fr,followers_BE\n2026-01-01,100,60,40").Pages.Single().Series.Countries.ShouldBe(["FR", "BE"], ignoreOrder: true);

    [Theory]
    [InlineData("13/01/2026", "14/01/2026")]
    [InlineData("01/13/2026", "01/14/2026")]
    [InlineData("2026-01-13 00:00:00", "2026-01-14 00:00:00")]
    [InlineData("2026-01-13T00:00:00+00:00", "2026-01-14T00:00:00+00:00")]
    public void Read_DatesInTheirWays_AreThatDay(string one, string other) =>
        Read($"date,followers\n{one},100\n{other},101").Pages.Single().Series.Days.ShouldBe(new(new(2026, 1, 13), new(2026, 1, 14)));

    [Theory]
    [InlineData("date,followers\n2026-01-01,many", "line 2, column followers: 'many'")]
    [InlineData("date,followers\n2026-01-01,-5", "'-5'")]
    [InlineData("date,followers\n2026-01-01,5\nsoon,5", "line 3: date 'soon'")]
    [InlineData("date,mood\n2026-01-01,fine", "nothing that can be judged")]
    [InlineData("day_of_birth,followers\n2026-01-01,5", "nothing that can be judged")]
    public void Read_WhatCannotBeRead_SaysWhereAndWhatToDo(string csv, string message) =>
        Should.Throw<ReplayException>(() => Read(csv)).Message.ShouldContain(message);

    [Fact]
    public void Read_NothingThere_SaysSo() => Should.Throw<ReplayException>(() => RecordedSeries.Read("/nowhere/at/all.csv")).Message.ShouldContain("no file or folder");

    private static (IReadOnlyList<RecordedSeries> Pages, IReadOnlyList<string> Report) Read(string csv)
    {
        var folder = Directory.CreateTempSubdirectory("series-");
        try
        {
            var path = Path.Combine(folder.FullName, "pages.csv");
            File.WriteAllText(path, csv);
            return RecordedSeries.Read(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
