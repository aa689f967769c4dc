using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Crises;
using Engagement.Functions.Connect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Qualify;

public class CrisisFindingTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Day = new(2026, 10, 20);

    [Fact]
    public async Task Qualify_AStorm_IsTheOneCrisisOfThePage()
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        List<Comment> said = [.. UpsetPage.OrdinaryDays(), .. UpsetPage.Storm(Day, hour: 14, hours: 5)];
        await page.CollectAsync(said);

        await page.QualifyAsync();

        var crisis = (await page.CrisesAsync()).ShouldHaveSingleItem();
        crisis.Id.ShouldBe("20261020T22Z");
        crisis.Level.ShouldBe(CrisisLevel.Crisis);
        crisis.Peak.Evidence.Select(one => one.Signal).ShouldBe(Enum.GetValues<CrisisSignal>(), ignoreOrder: true);
        ShouldBeSame(await page.CrisesAsync(), UpsetPage.CrisesAmong(said));
    }

    [Fact]
    public async Task Qualify_OrdinaryDays_FindsNone()
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        await page.CollectAsync(UpsetPage.OrdinaryDays());

        await page.QualifyAsync();

        (await page.DumpAsync()).ShouldBeEmpty();
    }

    /// <summary>Windows of days come in any order, some twice, and none of them knows of the others.</summary>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 30)]
    public async Task Find_DaysInAnyOrder_IsWhatOneScanFinds(int seed, int windowDays)
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        List<Comment> said =
        [
            .. UpsetPage.OrdinaryDays(seed),
            // Over the edge of a day, over the hour that is there twice, again and again for days, and up to the end.
            .. UpsetPage.Storm(Day, 20, 9), .. UpsetPage.Storm(new(2026, 11, 1), 0, 4, 60), .. Enumerable.Range(0, 12).SelectMany(n => UpsetPage.Storm(new(2026, 10, 6), 11 * n, 1, 120 + (60 * n))),
            .. UpsetPage.Storm(UpsetPage.Days.LastDay, 21, 4),
        ];
        var windows = UpsetPage.Days.SplitInto(windowDays).ToArray();
        new Random(seed).Shuffle(windows);

        foreach (var window in windows)
        {
            await page.StoreAsync(said.Where(comment => window.Contains(UpsetPage.Page.Network.DayOf(comment.CreatedAt))));
            await page.CoverAsync(window);
            await page.FindAsync(window);
        }
        foreach (var window in windows.Take(3))
            await page.FindAsync(window);

        var expected = UpsetPage.CrisesAmong(said);
        expected.Count.ShouldBeGreaterThanOrEqualTo(4);
        expected[^1].EndedAt.ShouldBeNull("it goes on");
        expected.ShouldContain(crisis => crisis.EndedAt - crisis.StartedAt > TimeSpan.FromDays(4));
        ShouldBeSame(await page.CrisesAsync(), expected);
    }

    [Fact]
    public async Task Qualify_TwiceAndAtOnce_ChangesNothing()
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        await page.CollectAsync([.. UpsetPage.OrdinaryDays(), .. UpsetPage.Storm(Day, 14, 5)]);
        await page.QualifyAsync();
        var once = await page.DumpAsync();

        await page.QualifyAsync();
        await Task.WhenAll(page.QualifyAsync(new(Day, Day)), page.QualifyAsync(new(Day.AddDays(1), Day.AddDays(4))), page.QualifyAsync(UpsetPage.Days));

        (await page.DumpAsync()).ShouldBe(once);
        once.ShouldContain("20261020T22Z");
    }

    /// <summary>What the weeks before were like is known late: so many people were upset every day that the storm was none.</summary>
    [Fact]
    public async Task LateComments_MakeACrisisWhatItWas()
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        List<Comment> said = [.. UpsetPage.OrdinaryDays(), .. UpsetPage.Storm(Day, 14, 2)];
        await page.CollectAsync(said);
        await page.QualifyAsync();
        (await page.CrisesAsync()).ShouldHaveSingleItem().Level.ShouldBe(CrisisLevel.Crisis);

        var weeks = new DayRange(UpsetPage.Days.FirstDay, Day.AddDays(-2));
        List<Comment> late = [.. weeks.Days().SelectMany(day => UpsetPage.Storm(day, 14, 2, 45))];
        await page.StoreAsync(late);
        await page.QualifyAsync(weeks);

        // Words of alarm are compared with nothing.
        var left = (await page.CrisesAsync()).Single(crisis => crisis.StartDay(Network.Facebook) == Day);
        (left.Level, left.Peak.Evidence[0].Signal).ShouldBe((CrisisLevel.Watch, CrisisSignal.AlertWords));
        ShouldBeSame(await page.CrisesAsync(), UpsetPage.CrisesAmong(said.Concat(late)));
    }

    [Fact]
    public async Task Crisis_OutlivesTheTexts()
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        await page.CollectAsync([.. UpsetPage.OrdinaryDays(), .. UpsetPage.Storm(Day, 14, 5)]);
        await page.QualifyAsync();
        var before = await page.DumpAsync();

        await page.Pipeline.Get<CommentFates>().ForgetTextsAsync(UpsetPage.Page, UpsetPage.Days.LastDay.AddDays(1), CancellationToken.None);
        page.Pipeline.Clock.Advance(TimeSpan.FromDays(100));
        await page.QualifyAsync();

        (await page.Pipeline.Get<CommentRows>().ReadAsync(UpsetPage.Page, UpsetPage.Days, CancellationToken.None).AllAsync(comment => comment.Message is null)).ShouldBeTrue();
        (await page.DumpAsync()).ShouldBe(before);
        before.ShouldContain("alert_words");
    }

    [Fact]
    public async Task Crisis_OutlivesTheRemovalOfItsComments()
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        List<Comment> storm = [.. UpsetPage.Storm(Day, 14, 2, comments: 20)];
        await page.CollectAsync([.. UpsetPage.OrdinaryDays(), .. storm]);
        await page.QualifyAsync();
        var before = await page.DumpAsync();

        foreach (var comment in storm)
            await page.Pipeline.Get<FeedChangeRecorder>().RunAsync(
                new(FeedChange.CurrentVersion, "facebook/1000", "comment", "remove", null, comment.Id, new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)), CancellationToken.None);
        await page.QualifyAsync(new(Day, Day));

        (await page.Pipeline.Get<CommentRows>().ReadAsync(UpsetPage.Page, new(Day, Day), CancellationToken.None).CountAsync(comment => comment is { State: CommentState.Removed, AuthorKey: null })).ShouldBe(40);
        (await page.DumpAsync()).ShouldBe(before);
        before.ShouldContain("20261020T22Z");
    }

    /// <summary>Nobody knows any more that it was one person.</summary>
    [Fact]
    public async Task RemovedComments_OfOnePerson_BecomeNoCrisis()
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        await page.CollectAsync(
            [.. UpsetPage.OrdinaryDays(), .. UpsetPage.Storm(Day, 14, 2, comments: 20, author: "one").Select(comment => comment with { AuthorKey = null, Message = null, State = CommentState.Removed, Reading = new(default, 1) })]);

        await page.QualifyAsync();

        (await page.CrisesAsync()).ShouldAllBe(crisis => crisis.Level < CrisisLevel.Alert);
    }

    [Fact]
    public async Task Get_TellsEvidenceInBothLanguages_AndTheScorecardTheLast()
    {
        await using var page = await UpsetPage.StartAsync(azurite);
        await page.CollectAsync([.. UpsetPage.OrdinaryDays(), .. UpsetPage.Storm(Day, 14, 5), .. UpsetPage.Storm(UpsetPage.Days.LastDay, 20, 4)]);
        await page.QualifyAsync();

        await page.Pipeline.QuantifyAsync("1000", UpsetPage.Days.LastDay);
        var answer = await GetAsync(page);
        var only = await GetAsync(page, "2026-10-01", "2026-10-31");
        var scorecard = await page.Pipeline.SendAsync(await page.Pipeline.Get<ScorecardReport>().GetAsync("facebook", "1000", new("28", null, null), CancellationToken.None));

        answer.Status.ShouldBe(200);
        var crises = answer.Body.GetProperty("crises").EnumerateArray().ToList();
        crises.Select(crisis => crisis.GetProperty("endedAt").ValueKind).ShouldBe([JsonValueKind.String, JsonValueKind.Null]);
        (crises[0].GetProperty("id").GetString(), crises[0].GetProperty("level").GetString()).ShouldBe(("20261020T22Z", "crisis"));
        var volume = crises[0].GetProperty("evidence").EnumerateArray().Single(one => one.GetProperty("signal").GetString() == "upset_volume");
        volume.GetProperty("en").GetString()!.ShouldContain("upset comments from");
        volume.GetProperty("fr").GetString()!.ShouldContain("commentaires mécontents de");
        volume.GetProperty("observed").GetDouble().ShouldBeGreaterThan(volume.GetProperty("expected").GetDouble());
        only.Body.GetProperty("crises").EnumerateArray().Select(crisis => crisis.GetProperty("id").GetString()).ShouldBe(["20261020T22Z"]);
        scorecard.Body.GetProperty("latestCrisis").GetProperty("id").GetString().ShouldBe(crises[1].GetProperty("id").GetString());
        (await GetAsync(page, "2026-11-31")).Status.ShouldBe(400);
        (await GetAsync(page, id: "7")).Status.ShouldBe(404);
    }

    private static async Task<HttpAnswer> GetAsync(UpsetPage page, string? firstDay = null, string? lastDay = null, string id = "1000") =>
        await page.Pipeline.SendAsync(await page.Pipeline.Get<CrisesReport>().GetAsync("facebook", id, new(firstDay, lastDay, null), CancellationToken.None));

    private static void ShouldBeSame(IReadOnlyList<Crisis> stored, IReadOnlyList<Crisis> expected) => stored.Select(Line).ShouldBe(expected.Select(Line));

    private static string Line(Crisis crisis) =>
        FormattableString.Invariant($"{crisis.Id} {crisis.EndedAt:o} {crisis.Peak with { Evidence = [] }} {string.Join(' ', crisis.Peak.Evidence)}");
}
