using Engagement.Core.Answers;
using Engagement.Core.Conversations;
using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Conversations;

/// <summary>KPIs of a page of 200 labelled comments; the numbers were counted from the labels, by a script that shares nothing with the code.</summary>
public class LabelledPageTests
{
    private static readonly Dictionary<string, PeriodKpi> Kpis = Compute();

    [Fact]
    public void Page_Has200Comments()
    {
        LabelledPage.Comments.Count.ShouldBe(200);
        LabelledPage.Comments.Select(labelled => labelled.Comment.Id).ShouldBeUnique();
    }

    [Fact]
    public void Threads_FirstAnswers_AreThoseOfTheLabels()
    {
        var threads = new Threads(LabelledPage.Page);
        var said = LabelledPage.Comments.SelectMany(labelled => threads.Add(labelled.Comment)).ToList();
        var answeredAt = said.Concat(threads.Rest()).ToDictionary(s => s.Comment.Id, s => s.AnsweredAt);

        foreach (var labelled in LabelledPage.Comments.Where(labelled => CallForAnswer.IsMadeBy(labelled.Comment)))
            answeredAt[labelled.Comment.Id].ShouldBe(
                LabelledPage.Comments.SingleOrDefault(answer => answer.Comment.Id == labelled.AnswerId)?.Comment.CreatedAt, labelled.Comment.Id);
    }

    [Theory]
    [InlineData("response_rate", 42, 68)]
    [InlineData("question_answer_rate", 31, 42)]
    [InlineData("complaint_answer_rate", 11, 26)]
    [InlineData("answered_within_1h_rate", 27, 68)]
    [InlineData("answered_within_4h_rate", 33, 68)]
    [InlineData("answered_within_24h_rate", 40, 66)]
    [InlineData("net_sentiment", 45 - 35, 148)]
    [InlineData("positive_share_of_opinions", 45, 80)]
    [InlineData("unclassified_rate", 11, 159)]
    [InlineData("complaint_rate", 26, 148)]
    [InlineData("hidden_rate", 8, 159)]
    [InlineData("removed_rate", 5, 159)]
    [InlineData("vanished_rate", 5, 159)]
    [InlineData("censorship_risk", 6, 13)]
    [InlineData("page_turn_share", 41, 200)]
    [InlineData("returning_voices_rate", 28, 101)]
    [InlineData("replies_per_thread", 55, 145)]
    [InlineData("thread_depth_mean", 182, 145)]
    public void Rate_OfTheLabels(string id, double numerator, double denominator)
    {
        (Kpis[id].Numerator, Kpis[id].Denominator).ShouldBe((numerator, denominator));
        Kpis[id].Value.ShouldBe(numerator / denominator);
        Kpis[id].Status.ShouldBe(id is "net_sentiment" or "positive_share_of_opinions" or "unclassified_rate" or "complaint_rate" ? MetricStatus.Ok : MetricStatus.Provisional);
    }

    [Theory]
    [InlineData("calls_for_answer", 68)]
    [InlineData("first_response_time_median", 55)]
    [InlineData("first_response_time_p90", 1344)]
    [InlineData("unanswered_comments", 17)]
    [InlineData("unanswered_age_median", 15_180)]
    [InlineData("unanswered_age_max", 26_880)]
    [InlineData("audience_comments", 159)]
    [InlineData("participants", 101)]
    [InlineData("thread_depth_max", 2)]
    public void Value_OfTheLabels(string id, double value) => Kpis[id].Value!.Value.ShouldBe(value, 1e-9);

    [Fact]
    public void Insults_SixOfWhichThreeStand_AreTooFewForARate()
    {
        (Kpis["insults_standing_rate"].Numerator, Kpis["insults_standing_rate"].Denominator).ShouldBe((3, 6));
        (Kpis["insults_standing_rate"].Value, Kpis["insults_standing_rate"].Status).ShouldBe((null, MetricStatus.NotEnoughData));
    }

    [Fact]
    public void PrivateMessages_NeverCollected_SaySo() =>
        QualitativeKpis.OfPrivateAnswers.ShouldAllBe(definition => Kpis[definition.Id].Status == MetricStatus.NotCollected && Kpis[definition.Id].Value == null);

    private static Dictionary<string, PeriodKpi> Compute()
    {
        var kpis = new QualitativeKpis([LabelledPage.November], Network.Facebook, ResponseClock.AllDay);
        var threads = new Threads(LabelledPage.Page);
        foreach (var said in LabelledPage.Comments.SelectMany(labelled => threads.Add(labelled.Comment)).ToList().Concat(threads.Rest()))
            kpis.Add(said, LabelledPage.Until);
        return kpis.Compute(new(LabelledPage.Until, _ => true), messages: null).ToDictionary(kpi => kpi.Definition.Id);
    }
}
