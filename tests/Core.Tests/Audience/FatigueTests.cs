using Engagement.Core.Audience;

namespace Engagement.Core.Tests.Audience;

public class FatigueTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 21);

    [Fact]
    public void Of_MoreViewsPerViewerAndLessEngagementPerView_IsASign()
    {
        var fatigue = Fatigue.Of(Weeks(week => 1.03, week => 0.97), LastDay);

        fatigue.Status.ShouldBe(FatigueStatus.SignsOfFatigue);
        fatigue.ViewsPerViewer!.WeeklyRate.ShouldBe(0.03, 0.005);
        fatigue.EngagementsPerView!.WeeklyRate.ShouldBe(-0.03, 0.005);
        (fatigue.MayBeAds, fatigue.ViewsFromAdsRate).ShouldBe((false, null));
        fatigue.Weeks.Count.ShouldBe(13);
    }

    [Fact]
    public void Of_OneWeek_IsDividedAsTheDefinitionSays()
    {
        // Seven days of 1000 views and 50 engagements, 3500 viewers of the week.
        var week = Fatigue.Of(Weeks(_ => 1, _ => 1), LastDay).Weeks[^1];

        (week.ViewsPerViewer, week.EngagementsPerView, week.ViewsFromAdsRate).ShouldBe((2, 0.05, null));
    }

    [Fact]
    public void Of_OnlyOneOfTheTwo_IsNone()
    {
        Fatigue.Of(Weeks(_ => 1.03, _ => 1.01), LastDay).Status.ShouldBe(FatigueStatus.NoSigns);
        Fatigue.Of(Weeks(_ => 0.99, _ => 0.97), LastDay).Status.ShouldBe(FatigueStatus.NoSigns);
        Fatigue.Of(Weeks(_ => 1, _ => 1), LastDay).Status.ShouldBe(FatigueStatus.NoSigns);
    }

    [Fact]
    public void Of_AdsThatRiseToo_SaysThatTheyMayBeTheCause()
    {
        var days = Weeks(_ => 1.03, _ => 0.97).Select(day => day with
        {
            Values = day.Values.Append(new(PageMetric.ViewsFromAds, MetricValue.Ok((long)(day[PageMetric.Views].Count!.Value * (day.Day.DayNumber - LastDay.DayNumber + 100) / 200.0))))
                .ToDictionary(value => value.Key, value => value.Value),
        });

        var fatigue = Fatigue.Of(days, LastDay);

        (fatigue.Status, fatigue.MayBeAds).ShouldBe((FatigueStatus.SignsOfFatigue, true));
    }

    [Fact]
    public void Of_WeeksWithGaps_DoNotCount()
    {
        // One day of each of six weeks is missing, which leaves seven.
        var days = Weeks(_ => 1.03, _ => 0.97).Where(day => !(day.Day.DayOfWeek == DayOfWeek.Tuesday && day.Day > LastDay.AddDays(-42)));

        Fatigue.Of(days, LastDay).Status.ShouldBe(FatigueStatus.NotEnoughData);
        Fatigue.Of([], LastDay).Status.ShouldBe(FatigueStatus.NotEnoughData);
    }

    [Fact]
    public void Of_ASeriesBreakInBetween_LooksAtTheWeeksAfterIt()
    {
        // Viewers are counted differently since 15 June 2026.
        var last = new DateOnly(2026, 7, 25);

        var fatigue = Fatigue.Of(Weeks(_ => 1.03, _ => 0.97, last), last);

        (fatigue.Status, fatigue.Weeks.Count).ShouldBe((FatigueStatus.NotEnoughData, 5));
        fatigue.Weeks.ShouldAllBe(week => week.Days.FirstDay >= new DateOnly(2026, 6, 15));
    }

    [Fact]
    public void Of_WeeksThatDifferByChanceOnly_SeldomIsASign()
    {
        var random = new Random(5);
        var signs = Enumerable.Range(0, 400).Count(_ => Fatigue.Of(Weeks(_ => 0.8 + (0.4 * random.NextDouble()), _ => 0.8 + (0.4 * random.NextDouble()), steady: true), LastDay).Status == FatigueStatus.SignsOfFatigue);

        signs.ShouldBeLessThan(12, "0.05 × 0.05 by design; three times in a hundred would be far too often");
    }

    /// <param name="perViewer">By how much views per viewer grow in a week, or (steady) how they differ from the usual.</param>
    private static List<DailyPageMetrics> Weeks(Func<int, double> perViewer, Func<int, double> perView, DateOnly? lastDay = null, bool steady = false)
    {
        var days = new List<DailyPageMetrics>();
        var (frequency, engagement) = (1.0, 1.0);
        foreach (var (week, number) in DayRange.EndingOn(lastDay ?? LastDay, 91).SplitInto(7).Select((week, number) => (week, number)))
        {
            frequency = steady ? perViewer(number) : frequency * perViewer(number);
            engagement = steady ? perView(number) : engagement * perView(number);
            days.AddRange(week.Days().Select(day => Some.Day(
                day,
                (PageMetric.Views, MetricValue.Ok((long)(1000 * frequency))),
                (PageMetric.Engagements, MetricValue.Ok((long)(50 * frequency * engagement))),
                (PageMetric.ViewersTrailing7Days, MetricValue.Ok(3500)))));
        }
        return days;
    }
}
