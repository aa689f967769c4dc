using System.Text;
using System.Text.RegularExpressions;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Alert.Digest;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Alert;

public partial class DigestTests(AzuriteFixture azurite)
{
    private static readonly DayRange Week = new(new(2026, 11, 16), new(2026, 11, 22));
    private static readonly DigestMessage Message = DigestMessage.For(Week);

    [Fact]
    public async Task Send_DeliveredTwice_MailsOnceAndWritesTheSameFile()
    {
        await using var run = await StartAsync(new() { ["Alert:DriveId"] = "b!drive", ["Alert:DriveFolder"] = "Reports/Weekly" });

        await SendAsync(run);
        var first = await run.FilesAsync();
        await SendAsync(run);

        (await run.MailsAsync()).Count.ShouldBe(1);
        var file = (await run.FilesAsync()).ShouldHaveSingleItem();
        file.Key.ShouldBe("b!drive/Reports/Weekly/scorecards-2026-W47.csv");
        file.Value.ShouldBe(first[file.Key]);
        var lines = Encoding.UTF8.GetString(file.Value).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("week,first_day,last_day,network,page_id,page_name,kpi,definition,unit,value");
        lines.ShouldContain("2026-W47,2026-11-16,2026-11-22,facebook,1000,'=Boulangerie,net_follows,net_follows@1,count,-120,10,,7,0,ok,,");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Send_Week_ReadsAsWritten(string language)
    {
        await using var run = await StartAsync(new() { ["Alert:Language"] = language });

        await SendAsync(run);

        var mail = (await run.MailsAsync()).ShouldHaveSingleItem();
        Snapshot($"digest.{language}.html", $"<!-- {mail.Subject} -->\n{mail.Html}\n");
    }

    [Fact]
    public async Task Send_Pictures_AreInlineAndThoseThatTheTextShows()
    {
        await using var run = await StartAsync();

        await SendAsync(run);

        var mail = (await run.MailsAsync()).ShouldHaveSingleItem();
        CidPattern().Matches(mail.Html).Select(match => match.Groups[1].Value).ShouldBe(mail.Attachments.Select(image => image.ContentId));
        mail.Attachments.Count.ShouldBe(4);
        foreach (var image in mail.Attachments)
        {
            (image.IsInline, image.ContentType).ShouldBe((true, "image/png"));
            Convert.FromBase64String(image.Content)[..4].ShouldBe(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' });
        }
    }

    [Fact]
    public async Task Send_DriveThrottled_WaitsAndDoesNotMailAgain()
    {
        await using var run = await StartAsync(new() { ["Alert:DriveId"] = "b!drive" });
        await run.FaultAsync(new { kind = "throttled", endpoint = "drive", times = 1, retryAfterSeconds = 60 });

        await SendAsync(run);
        (await run.WaitingAsync(MessageQueues.Digest)).ShouldBe(1);
        await SendAsync(run);

        (await run.MailsAsync()).Count.ShouldBe(1);
        (await run.FilesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_InQuietHours_Waits()
    {
        await using var run = await StartAsync();
        run.Clock.SetUtcNow(new(2026, 11, 23, 22, 0, 0, TimeSpan.Zero));

        await SendAsync(run);

        (await run.MailsAsync()).ShouldBeEmpty();
        (await run.WaitingAsync(MessageQueues.Digest)).ShouldBe(1);
    }

    [Theory]
    // Sunday in California ends at eight in the morning UTC.
    [InlineData("2026-11-23T07:59:00Z", "2026-11-15")]
    [InlineData("2026-11-23T08:00:00Z", "2026-11-22")]
    [InlineData("2026-11-29T23:00:00Z", "2026-11-22")]
    public void Schedule_LastWeek_IsOverOnEveryNetwork(string now, string sunday) =>
        ScheduleDigest.LastWeek(new FakeTimeProvider(DateTimeOffset.Parse(now, null))).LastDay.ShouldBe(DateOnly.Parse(sunday, null));

    [Theory]
    [InlineData("""{"version":1,"sunday":"2026-11-21"}""")]
    [InlineData("""{"version":2,"sunday":"2026-11-22"}""")]
    [InlineData("""{"version":1}""")]
    public void Parse_NotAMessage_IsRefused(string body) => Should.Throw<FormatException>(() => DigestMessage.Parse(body));

    [Fact]
    public void WeekName_OverTheYearsEnd_IsTheIsoWeek() => new DigestMessage(1, new(2027, 1, 3)).WeekName.ShouldBe("2026-W53");

    [Fact]
    public void Kpis_OfTheDigest_AreInTheCatalogue() => DigestKpis.All.ShouldBeSubsetOf(QuantitativeKpis.Definitions.Select(kpi => kpi.Id));

    [Fact]
    public void Sparkline_MissingWeek_LooksUnlikeZero()
    {
        Sparkline.Bars([3, null, 2]).ShouldNotBe(Sparkline.Bars([3, 0, 2]));
        Sparkline.Line([3, null, 2]).ShouldNotBe(Sparkline.Line([3, 0, 2]));
        Sparkline.Line([null, null]).Length.ShouldBeGreaterThan(50);
    }

    private async Task<AlertRun> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var run = await AlertRun.StartAsync(azurite, settings);
        await SaveAsync(run, "1000", "=Boulangerie", 5000, -120, 40, 1000, 100, 1000);
        await SaveAsync(run, "2000", "Musée & Cie <Lille>", 12000, 300, 30, 1000, 31, 1000);
        return run;
    }

    /// <summary>Two weeks of a page: followers and net follows of the last, and engagements over views of both.</summary>
    private static async Task SaveAsync(AlertRun run, string id, string name, double followers, double net, double engagements, double views, double engagementsBefore, double viewsBefore)
    {
        var page = new PageKey(Network.Facebook, id);
        await run.Pipeline.Get<Pages>().SaveAsync(new(page, name, "Europe/Paris", "FR", null, CollectedData.Usual), CancellationToken.None);
        await run.Pipeline.Get<PeriodKpiRows>().SaveAsync(
            page,
            [
                Kpi("followers", Week, followers), Kpi("net_follows", Week, net) with { Kpi = Kpi("net_follows", Week, net).Kpi with { Numerator = 10 } }, Kpi("post_engagements", Week, engagements), Kpi("posts_published", Week, 5),
                Rate(Week, engagements, views), Kpi("followers", PeriodKind.Week.Before(Week), followers - net), Kpi("post_engagements", PeriodKind.Week.Before(Week), engagementsBefore),
                Rate(PeriodKind.Week.Before(Week), engagementsBefore, viewsBefore), Kpi("best_post", Week, engagements / 2),
            ], CancellationToken.None);
    }

    private static StoredKpi Kpi(string id, DayRange week, double value) =>
        new(new(QuantitativeKpis.Definitions.Single(kpi => kpi.Id == id), week, value, null, null, 7, 0, MetricStatus.Ok, null, null), null);

    private static StoredKpi Rate(DayRange week, double numerator, double denominator)
    {
        var kpi = Kpi("engagement_rate_by_views", week, numerator / denominator);
        return kpi with { Kpi = kpi.Kpi with { Numerator = numerator, Denominator = denominator, Interval = WilsonScore.Of(numerator, denominator) } };
    }

    private static Task SendAsync(AlertRun run) => run.Pipeline.Get<DigestSender>().RunAsync(DigestMessage.Parse(MessageJson.Write(Message)), CancellationToken.None);

    /// <summary>Compares with a file of TestData; with UPDATE_SNAPSHOTS set, writes it instead and fails, so that it is looked at.</summary>
    private static void Snapshot(string name, string actual)
    {
        var path = Path.Combine(RepositoryRoot.Path, "tests", "Functions.Tests", "Alert", "TestData", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            Assert.Fail($"{path} was written; look at it, and run again without UPDATE_SNAPSHOTS");
        }
        actual.ShouldBe(File.ReadAllText(path));
    }

    [GeneratedRegex("cid:([a-z0-9-]+)")]
    private static partial Regex CidPattern();
}
