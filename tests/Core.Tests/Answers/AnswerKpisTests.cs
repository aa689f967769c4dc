using Engagement.Core.Answers;
using Engagement.Core.Kpis;
using Engagement.Core.Tests.Conversations;
using Engagement.Core.Text;

namespace Engagement.Core.Tests.Answers;

public class AnswerKpisTests
{
    private const double Day = 24 * 60;

    /// <summary>Fanpage Karma's point: a page that answers 2 of 100 at once has a fine median, and leaves 98 waiting.</summary>
    [Fact]
    public void FewAnswersQuickly_ShowInTheSharesOverAll()
    {
        var page = new Conversation(Network.Facebook);
        for (var number = 0; number < 100; number++)
            page.Ask($"q{number}", number);
        for (var number = 0; number < 12; number++)
            page.Answer($"a{number}", number + 0.5, $"q{number}");

        var kpis = page.Kpis();

        kpis["first_response_time_median"].Value.ShouldBe(0.5);
        kpis["answered_within_1h_rate"].Value.ShouldBe(0.12);
        kpis["response_rate"].Interval.ShouldBe(WilsonScore.Of(12, 100));
        kpis["unanswered_comments"].Value.ShouldBe(88);
    }

    /// <summary>What still waits within its window counts neither way, nor does what was answered before its window is over.</summary>
    [Fact]
    public void WindowsNotOver_AreLeftOut()
    {
        var page = new Conversation(Network.Facebook);
        for (var number = 0; number < 10; number++)
            page.Ask($"old{number}", 0).Answer($"a{number}", 30, $"old{number}");
        for (var number = 0; number < 10; number++)
            page.Ask($"new{number}", 200);
        page.Ask("quick", 200).Answer("q", 201, "quick");

        var kpis = page.Kpis(untilMinute: 250);

        (kpis["answered_within_1h_rate"].Numerator, kpis["answered_within_1h_rate"].Denominator).ShouldBe((10, 10));
        (kpis["answered_within_4h_rate"].Numerator, kpis["answered_within_4h_rate"].Denominator).ShouldBe((10, 10));
        (kpis["response_rate"].Numerator, kpis["response_rate"].Denominator).ShouldBe((11, 21));
        kpis["answered_within_24h_rate"].Status.ShouldBe(MetricStatus.Undefined);
    }

    [Theory]
    [InlineData(TextTraits.None, false)]
    [InlineData(TextTraits.Question, true)]
    [InlineData(TextTraits.Complaint, true)]
    [InlineData(TextTraits.Question | TextTraits.Spam, false)]
    [InlineData(TextTraits.Complaint | TextTraits.Insult, true)]
    [InlineData(TextTraits.Courtesy, false)]
    [InlineData(TextTraits.Question | TextTraits.Courtesy, false)]
    [InlineData(TextTraits.Insult, false)]
    public void CallForAnswer_ByTraits(TextTraits traits, bool calls) =>
        new Conversation(Network.Facebook).Say("a", 0, traits: traits).Kpis()["calls_for_answer"].Value.ShouldBe(calls ? 1 : 0);

    [Fact]
    public void QuestionOfThePage_CallsForNothing() =>
        new Conversation(Network.Facebook).Say("a", 0, fromPage: true, traits: TextTraits.Question).Kpis()["calls_for_answer"].Value.ShouldBe(0);

    [Fact]
    public void UnknownAuthors_MakeTheirDaysMissing()
    {
        var kpis = new Conversation(Network.Facebook).Say("a", 0, fromPage: null, author: null, traits: TextTraits.Question).Ask("b", 2 * Day).Kpis();

        (kpis["calls_for_answer"].Value, kpis["calls_for_answer"].MissingDays, kpis["calls_for_answer"].Status).ShouldBe((1, 1, MetricStatus.Partial));
    }

    [Fact]
    public void HiddenOrRemovedUnanswered_CountsButDoesNotWait()
    {
        var kpis = new Conversation(Network.Facebook).Say("a", 0, traits: TextTraits.Complaint, state: CommentState.Removed).Say("b", 0, traits: TextTraits.Complaint, state: CommentState.Hidden).Kpis();

        (kpis["calls_for_answer"].Value, kpis["unanswered_comments"].Value).ShouldBe((2, 0));
    }

    [Fact]
    public void BusinessHours_MakeTheClockStandStill()
    {
        var page = new Conversation(Network.Facebook);
        // Monday 12:00 UTC is 13:00 in Paris; the answers come on Tuesday at 13:00.
        for (var number = 0; number < 10; number++)
            page.Ask($"q{number}", 0).Answer($"a{number}", Day, $"q{number}");
        var clock = new ResponseClock(BusinessHours.Parse("Mo-Fr 09:00-18:00"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

        page.Kpis(clock: clock)["first_response_time_median"].Value.ShouldBe((5 * 60) + (4 * 60));
        page.Kpis()["first_response_time_median"].Value.ShouldBe(Day);
    }

    [Fact]
    public void NothingCollected_IsNotCollected_NotZero() =>
        new Conversation(Network.Facebook).Kpis(isCollected: _ => false).Values.ShouldAllBe(kpi => kpi.Status == MetricStatus.NotCollected && kpi.Value == null);

    [Fact]
    public void NobodyAsked_IsUndefined_NotZero()
    {
        var kpis = new Conversation(Network.Facebook).Kpis();

        (kpis["response_rate"].Value, kpis["response_rate"].Status).ShouldBe((null, MetricStatus.Undefined));
        (kpis["calls_for_answer"].Value, kpis["unanswered_comments"].Value).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(0.0, "Within15Minutes")]
    [InlineData(15.0, "Within15Minutes")]
    [InlineData(15.1, "Within1Hour")]
    [InlineData(240.0, "Within4Hours")]
    [InlineData(1440.0, "Within24Hours")]
    [InlineData(4320.0, "Within72Hours")]
    [InlineData(4321.0, "Later")]
    [InlineData(null, "Unanswered")]
    public void Bucket_OfMinutes(double? minutes, string bucket) => ResponseTimeBuckets.Of(minutes).ToString().ShouldBe(bucket);
}
