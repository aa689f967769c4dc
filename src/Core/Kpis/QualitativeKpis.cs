using Engagement.Core.Answers;
using Engagement.Core.Conversations;
using Engagement.Core.Moderation;
using Engagement.Core.Tones;

namespace Engagement.Core.Kpis;

/// <summary>The KPIs that come from what people say to a page and what it answers. Catalogue: docs/kpis.md.</summary>
/// <remarks>
/// Computes many periods from one pass over comments and messages, each of which is given once, in any order; memory grows with the answered
/// and the waiting calls, and with the authors, of the periods.
/// </remarks>
/// <param name="periods">The network's days to cover.</param>
/// <param name="network">The network, whose days they are.</param>
/// <param name="clock">How the page's response times are counted.</param>
public sealed class QualitativeKpis(IEnumerable<DayRange> periods, Network network, ResponseClock clock)
{
    /// <summary>The fewest observations of which a rate, a mean or a quantile is given.</summary>
    public const int MinimumN = SampleKpis.MinimumN;

    private readonly PeriodTally[] _periods = [.. periods.Select(period => new PeriodTally(period))];

    /// <summary>Every KPI, in the order in which each period's are returned.</summary>
    public static IReadOnlyList<KpiDefinition> Definitions { get; } =
        [.. PublicAnswers.Definitions, .. AnswerDefinitions.InPrivate.All, .. ToneTally.Definitions, .. ModerationTally.Definitions, .. ConversationTally.Definitions];

    /// <summary>Whether public comments were answered.</summary>
    public static IReadOnlyList<KpiDefinition> OfPublicAnswers { get; } = PublicAnswers.Definitions;

    /// <summary>Whether private messages were answered.</summary>
    public static IReadOnlyList<KpiDefinition> OfPrivateAnswers { get; } = [.. AnswerDefinitions.InPrivate.All];

    /// <summary>How the audience feels.</summary>
    public static IReadOnlyList<KpiDefinition> OfTone { get; } = ToneTally.Definitions;

    /// <summary>What became of comments.</summary>
    public static IReadOnlyList<KpiDefinition> OfModeration { get; } = ModerationTally.Definitions;

    /// <summary>Whether there is a conversation.</summary>
    public static IReadOnlyList<KpiDefinition> OfConversation { get; } = ConversationTally.Definitions;

    /// <summary>Those that stand for the others on a scorecard.</summary>
    public static IReadOnlyList<KpiDefinition> Headlines { get; } =
    [
        AnswerDefinitions.InPublic.ResponseRate, PublicAnswers.QuestionAnswerRate, PublicAnswers.ComplaintAnswerRate, AnswerDefinitions.InPublic.Median, AnswerDefinitions.InPublic.Within[^1], PublicAnswers.Unanswered,
        AnswerDefinitions.InPrivate.ResponseRate, AnswerDefinitions.InPrivate.Median, ToneTally.NetSentiment, ToneTally.PositiveShare, ModerationTally.HiddenRate, ModerationTally.VanishedRate, ModerationTally.CensorshipRisk,
        ConversationTally.AudienceComments, ConversationTally.Participants, ConversationTally.ReturningVoices,
    ];

    /// <summary>What <see cref="Compute"/> says of a period of which nothing was collected: "not collected", everywhere.</summary>
    /// <param name="period">The network's days to cover.</param>
    public static IReadOnlyList<PeriodKpi> NothingKnown(DayRange period) => [.. new QualitativeKpis([period], Network.Facebook, ResponseClock.AllDay).Compute(null, null)];

    /// <summary>Takes in a comment that is final, or the last word on it when the observation ends.</summary>
    /// <param name="said">The comment and what followed from it.</param>
    /// <param name="until">When the observation ends.</param>
    public void Add(Said said, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(said);
        CallForAnswer? call = CallForAnswer.IsMadeBy(said.Comment) ? CallForAnswer.Of(said.Comment.CreatedAt, said.AnsweredAt, until, clock) : null;
        foreach (var period in _periods)
            if (period.Period.Contains(said.Day))
                period.Add(said, call, until);
    }

    /// <summary>Takes in a contact in private.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="until">When the observation of messages ends.</param>
    public void Add(PrivateContact contact, DateTimeOffset until)
    {
        var call = CallForAnswer.Of(contact.WrittenAt, contact.AnsweredAt, until, clock);
        foreach (var period in _periods)
            if (period.Period.Contains(contact.Day))
                period.Add(call);
    }

    /// <summary>The KPIs of every period, one per definition and in their order.</summary>
    /// <param name="comments">How far comments were observed; null when they never were.</param>
    /// <param name="messages">How far private messages were observed; null when they never were.</param>
    public IEnumerable<PeriodKpi> Compute(Observation? comments, Observation? messages) =>
        _periods.SelectMany(period => period.Kpis(network, comments, messages));

    private sealed class PeriodTally(DayRange period)
    {
        private readonly PublicAnswers _answers = new();
        private readonly AnswerTally _private = new();
        private readonly ToneTally _tone = new();
        private readonly ModerationTally _moderation = new();
        private readonly ConversationTally _conversation = new();
        private readonly HashSet<DateOnly> _daysWithUnknownAuthors = [];

        public DayRange Period => period;

        public void Add(Said said, CallForAnswer? call, DateTimeOffset until)
        {
            switch (said.Comment.IsFromPage)
            {
                case null:
                    _daysWithUnknownAuthors.Add(said.Day);
                    break;
                case true:
                    _conversation.AddOfPage();
                    break;
                case false:
                    _conversation.Add(said);
                    _tone.Add(said.Comment);
                    _moderation.Add(said.Comment, until);
                    if (call is { } known)
                        _answers.Add(said.Comment, known);
                    break;
            }
        }

        public void Add(CallForAnswer contact) => _private.Add(contact);

        public IEnumerable<PeriodKpi> Kpis(Network network, Observation? comments, Observation? messages)
        {
            // What is said on a day is over with it; what comes of it is not.
            var (settled, open) = (Sample(network, comments, _daysWithUnknownAuthors, false), Sample(network, comments, _daysWithUnknownAuthors, true));
            return
            [
                .. _answers.Kpis(open),
                .. _private.Kpis(Sample(network, messages, [], true), AnswerDefinitions.InPrivate),
                .. _tone.Kpis(settled),
                .. _moderation.Kpis(open),
                .. _conversation.Kpis(open),
            ];
        }

        private SampleKpis Sample(Network network, Observation? observation, HashSet<DateOnly> unknown, bool waits) => new(
            period,
            observation is null ? period.DayCount : period.Days().Count(day => unknown.Contains(day) || !observation.IsCollected(day)),
            waits && observation?.Until < network.StartOf(period.LastDay.AddDays(1 + Threads.HorizonDays)));
    }
}
