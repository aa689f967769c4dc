using Engagement.Core.Crises;

namespace Engagement.Core.Tests.Crises;

public sealed class CrisisScanTests
{
    private const int Days = 60;
    private const int CrisisHour = (40 * 24) + 14;

    [Theory]
    [InlineData(8, 25)]
    [InlineData(40, 40)]
    [InlineData(400, 150)]
    public void Find_ManyUpsetPeopleWithinHours_IsACrisisThatStartsWithThem(double commentsPerDay, int upsetPerHour)
    {
        var audience = new Audience(seed: 7, commentsPerDay);
        var voices = audience.Days(Days);
        for (var hour = 0; hour < 5; hour++)
            voices.AddRange(audience.Hour(CrisisHour + hour, upsetPerHour, share: 0.7, insults: 0.25, alertWords: 0.2));

        var crisis = Find(voices).ShouldHaveSingleItem();

        crisis.Level.ShouldBe(CrisisLevel.Crisis);
        crisis.StartedAt.ShouldBeInRange(Audience.Start.AddHours(CrisisHour + 1), Audience.Start.AddHours(CrisisHour + 2));
        crisis.EndedAt.ShouldNotBeNull();
        crisis.Peak.Evidence.Select(e => e.Signal).ShouldContain(CrisisSignal.UpsetShare);
    }

    [Fact]
    public void Find_APostThatEverybodyCheers_IsNone()
    {
        var audience = new Audience(seed: 3, commentsPerDay: 30);
        var voices = audience.Days(Days);
        for (var hour = 0; hour < 6; hour++)
            voices.AddRange(audience.Hour(CrisisHour + hour, 200, share: 0.04, insults: 0));

        Find(voices).ShouldBeEmpty();
    }

    [Fact]
    public void Find_OnePersonWhoWritesAgainAndAgain_IsNoAlert()
    {
        var audience = new Audience(seed: 4, commentsPerDay: 30);
        var voices = audience.Days(Days);
        voices.AddRange(audience.Hour(CrisisHour, 40, share: 1, insults: 0, alertWords: 0, author: "one"));

        Find(voices).ShouldAllBe(crisis => crisis.Level < CrisisLevel.Alert);
    }

    [Fact]
    public void Find_APageThatIsAlwaysCriticised_IsNoneOnAnotherSuchDay()
    {
        var voices = new Audience(seed: 5, commentsPerDay: 120, upsetRate: 0.45).Days(Days);

        Find(voices).ShouldAllBe(crisis => crisis.Level < CrisisLevel.Alert);
    }

    [Fact]
    public void Find_OrdinaryPages_RarelyAlerts()
    {
        var (alerts, watches, pageMonths) = (0, 0, 0.0);
        for (var page = 0; page < 60; page++)
        {
            var crises = Find(new Audience(100 + page, commentsPerDay: Math.Pow(10, 0.5 + (page % 6 * 0.4))).Days(Days));
            alerts += crises.Count(crisis => crisis.Level >= CrisisLevel.Alert);
            watches += crises.Count(crisis => crisis.Level == CrisisLevel.Watch);
            pageMonths += (Days - 8) / 30.0;
        }

        (alerts / pageMonths).ShouldBeLessThanOrEqualTo(0.01);
        (watches / pageMonths).ShouldBeLessThanOrEqualTo(0.15);
    }

    [Fact]
    public void Find_BeforeEnoughDaysAreKnown_SaysNothing()
    {
        var audience = new Audience(seed: 6, commentsPerDay: 40);
        var voices = audience.Days(7);
        voices.AddRange(audience.Hour(6 * 24, 200, share: 0.9));

        Find(voices).ShouldBeEmpty();
    }

    [Fact]
    public void Find_NoVoices_IsNone() => Find([]).ShouldBeEmpty();

    [Fact]
    public void Find_AngerThatPausesForLessThanHalfADay_IsOneCrisis()
    {
        var audience = new Audience(seed: 8, commentsPerDay: 20);
        var voices = audience.Days(Days);
        voices.AddRange(audience.Hour(CrisisHour, 60, share: 0.8));
        voices.AddRange(audience.Hour(CrisisHour + 10, 60, share: 0.8));

        Find(voices).Count.ShouldBe(1);
    }

    [Fact]
    public void Find_StillUnderWay_HasNoEnd()
    {
        var audience = new Audience(seed: 9, commentsPerDay: 20);
        var voices = audience.Days(40);
        voices.AddRange(audience.Hour((40 * 24) - 2, 60, share: 0.8));

        CrisisScan.Find(voices.OrderBy(v => v.At), Audience.Start, Audience.Start.AddDays(40)).ShouldHaveSingleItem().EndedAt.ShouldBeNull();
    }

    [Fact]
    public void Find_MoreAnger_IsNeverLessSerious()
    {
        var audience = new Audience(seed: 10, commentsPerDay: 30);
        var calm = audience.Days(Days);
        var last = 0.0;
        foreach (var upset in new[] { 10, 20, 40, 80, 160 })
        {
            List<Voice> voices = [.. calm, .. Enumerable.Range(0, upset).Select(i => new Voice(Audience.Start.AddHours(CrisisHour).AddSeconds(i), $"u{i}", true, true, i % 10 == 0, i % 20 == 0))];
            var index = Find(voices).Select(crisis => crisis.Peak.Index).DefaultIfEmpty().Max();
            index.ShouldBeGreaterThanOrEqualTo(last);
            last = index;
        }
        last.ShouldBeGreaterThanOrEqualTo(80);
    }

    [Fact]
    public void Find_VoicesOutOfOrder_SaysWhich()
    {
        Voice[] voices = [new(Audience.Start.AddHours(2), null, true, false, false, false), new(Audience.Start.AddHours(1), null, true, false, false, false)];

        Should.Throw<ArgumentException>(() => CrisisScan.Find(voices, Audience.Start, Audience.Start.AddDays(1)).ToList()).Message.ShouldContain("in order");
    }

    /// <summary>So a stretch of a long history can be judged alone.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(35)]
    [InlineData(39)]
    public void Scan_FromAQuietDayOn_FindsWhatAScanOfAllFinds(int day)
    {
        var audience = new Audience(seed: 11, commentsPerDay: 30);
        var voices = audience.Days(Days);
        voices.AddRange(audience.Hour(CrisisHour, 60, share: 0.8, insults: 0.3, alertWords: 0.2));
        voices.AddRange(audience.Hour(CrisisHour + (24 * 9), 90, share: 0.8));
        var (from, start, end) = (Audience.Start.AddDays(day), Audience.Start.AddDays(day - CrisisScan.HistoryDays), Audience.Start.AddDays(Days));

        var scan = new CrisisScan(start, end, tellFrom: from);
        var found = voices.Where(voice => voice.At >= start).OrderBy(voice => voice.At).Select(scan.Add).OfType<Crisis>().ToList();
        found.AddRange(scan.Rest());

        var expected = Find(voices).Where(crisis => crisis.StartedAt > from).ToList();
        expected.Count.ShouldBeGreaterThanOrEqualTo(2);
        found.Select(crisis => (crisis.StartedAt, crisis.EndedAt, crisis.Peak.At, crisis.Peak.Index)).ShouldBe(expected.Select(crisis => (crisis.StartedAt, crisis.EndedAt, crisis.Peak.At, crisis.Peak.Index)));
    }

    private static List<Crisis> Find(IEnumerable<Voice> voices) =>
        [.. CrisisScan.Find(voices.OrderBy(voice => voice.At), Audience.Start, Audience.Start.AddDays(Days))];
}
