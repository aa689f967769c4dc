using Engagement.Core.Kpis;
using Engagement.Core.Text;

namespace Engagement.Core.Answers;

/// <summary>Whether a period's questions, complaints and requests in public were answered.</summary>
internal sealed class PublicAnswers
{
    public static readonly KpiDefinition QuestionAnswerRate = Define(
        "question_answer_rate", "Questions answered", "Questions ayant reçu une réponse", KpiUnit.Rate, "questions and requests answered within 28 days, so far / questions and requests",
        "answered questions", "questions", "questions", "there is none", "Unmetric, Socialbakers: answered questions / questions (https://blog.unmetric.com/5-must-know-facebook-terms-for-every-social-media-analyst)");

    public static readonly KpiDefinition ComplaintAnswerRate = Define(
        "complaint_answer_rate", "Complaints answered", "Réclamations ayant reçu une réponse", KpiUnit.Rate, "complaints answered within 28 days, so far / complaints",
        "answered complaints", "complaints", "complaints", "there is none", "as questions answered, for complaints");

    public static readonly KpiDefinition AcknowledgementRate = Define(
        "acknowledgement_rate", "Answered or liked", "Répondus ou aimés", KpiUnit.Rate, "calls for an answer that the page answered or liked / those of which the network tells whether the page liked them",
        "answered or liked", "calls with a known like", "calls with a known like", "there is none; not_collected where the network does not tell, as Facebook and X do not now",
        "Crowdbabble: answered by comment and/or like");

    public static readonly KpiDefinition Unanswered = Define(
        "unanswered_comments", "Unanswered", "En attente de réponse", KpiUnit.Count, "calls for an answer in public that nobody has answered so far and that are still visible: the backlog",
        "-", "-", "unanswered calls", "never", "own");

    public static readonly KpiDefinition UnansweredAge = Define(
        "unanswered_age_median", "Age of the backlog, median", "Âge des messages en attente, médiane", KpiUnit.Minutes, "median of the minutes for which the unanswered have been waiting when the observation ends, on the page's clock",
        "-", "-", "unanswered calls", "nothing waits", "own");

    public static readonly KpiDefinition OldestUnanswered = Define(
        "unanswered_age_max", "Longest wait", "Plus longue attente", KpiUnit.Minutes, "the longest of these waits", "-", "-", "unanswered calls", "nothing waits", "own");

    public static readonly IReadOnlyList<KpiDefinition> Definitions =
        [.. AnswerDefinitions.InPublic.All, QuestionAnswerRate, ComplaintAnswerRate, AcknowledgementRate, Unanswered, UnansweredAge, OldestUnanswered];

    private readonly AnswerTally _all = new();
    private readonly List<double> _waiting = [];
    private (long Count, long Answered) _questions;
    private (long Count, long Answered) _complaints;
    private (long Known, long Acknowledged) _likes;

    public void Add(Comment comment, CallForAnswer call)
    {
        var answered = call.Minutes is null ? 0 : 1;
        _all.Add(call);
        if (comment.Reading!.Text.Has(TextTraits.Question))
            _questions = (_questions.Count + 1, _questions.Answered + answered);
        if (comment.Reading.Text.Has(TextTraits.Complaint))
            _complaints = (_complaints.Count + 1, _complaints.Answered + answered);
        if (comment.LikedByPage is { } liked)
            _likes = (_likes.Known + 1, _likes.Acknowledged + (liked ? 1 : answered));
        if (call.IsWaiting(comment))
            _waiting.Add(call.WaitedMinutes);
    }

    public IEnumerable<PeriodKpi> Kpis(SampleKpis kpis)
    {
        _waiting.Sort();
        return
        [
            .. _all.Kpis(kpis, AnswerDefinitions.InPublic),
            kpis.Share(QuestionAnswerRate, _questions.Answered, _questions.Count),
            kpis.Share(ComplaintAnswerRate, _complaints.Answered, _complaints.Count),
            _likes.Known == 0 ? kpis.NotCollected(AcknowledgementRate) : kpis.Share(AcknowledgementRate, _likes.Acknowledged, _likes.Known),
            kpis.Count(Unanswered, _waiting.Count),
            kpis.Quantile(UnansweredAge, _waiting, 0.5),
            kpis.Largest(OldestUnanswered, _waiting.Count == 0 ? null : _waiting[^1], _waiting.Count),
        ];
    }

    private static KpiDefinition Define(
        string id, string en, string fr, KpiUnit unit, string formula, string numerator, string denominator, string n, string undefined, string source) =>
        new(id, 1, en, fr, unit, formula, numerator, denominator, n, undefined, source) { IsBentByGaps = unit == KpiUnit.Count };
}
