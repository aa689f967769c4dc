using Engagement.Core.Conversations;
using Engagement.Core.Kpis;

namespace Engagement.Core.Answers;

/// <summary>The KPIs that every channel has: in public, and in private messages.</summary>
internal sealed record AnswerDefinitions(KpiDefinition Calls, KpiDefinition ResponseRate, KpiDefinition Median, KpiDefinition P90, IReadOnlyList<KpiDefinition> Within)
{
    /// <summary>Comments, replies and mentions.</summary>
    public static readonly AnswerDefinitions InPublic = For(
        "", "", "", "questions, complaints and requests of the audience",
        "comments, replies and mentions of the network's audience, read by src/Core/Text");

    /// <summary>Private messages, of which is known who wrote when, and not what.</summary>
    public static readonly AnswerDefinitions InPrivate = For(
        "private_", ", in private", ", en privé", "contacts: first messages of a customer after the page's last one",
        "the network's private messages (Facebook: conversations); Facebook counts likewise from the first message that waits");

    public IEnumerable<KpiDefinition> All => [Calls, ResponseRate, Median, P90, .. Within];

    private static AnswerDefinitions For(string prefix, string en, string fr, string calls, string source) => new(
        Define(prefix + "calls_for_answer", "Calls for an answer" + en, "Messages appelant une réponse" + fr, KpiUnit.Count, $"number of {calls}", "-", "-", calls, "never", source),
        Define(
            prefix + "response_rate", "Response rate" + en, "Taux de réponse" + fr, KpiUnit.Rate,
            $"those that the page answered within {Threads.HorizonDays} days, so far / {calls}",
            "answered", "calls for an answer", "calls for an answer", "there is none",
            "Crowdbabble, Fanpage Karma: answered / all (https://www.crowdbabble.com/facebook-public-metrics-glossary/)"),
        Define(
            prefix + "first_response_time_median", "First response time, median" + en, "Délai de première réponse, médiane" + fr, KpiUnit.Minutes,
            "median of the minutes from each answered call to the page's first answer, on the page's clock; quantile of type 7 (Hyndman and Fan)",
            "-", "-", "answered calls", "none was answered", "Fanpage Karma: median of first response times"),
        Define(
            prefix + "first_response_time_p90", "First response time, 90th percentile" + en, "Délai de première réponse, 90e centile" + fr, KpiUnit.Minutes,
            "90th percentile of the same minutes; quantile of type 7 (Hyndman and Fan)", "-", "-", "answered calls", "none was answered", "as the median"),
        [Window(prefix, 1, "1 hour", "1 heure", en, fr), Window(prefix, 4, "4 hours", "4 heures", en, fr), Window(prefix, 24, "24 hours", "24 heures", en, fr)]);

    private static KpiDefinition Window(string prefix, int hours, string lengthEn, string lengthFr, string en, string fr) => Define(
        $"{prefix}answered_within_{hours}h_rate", $"Answered within {lengthEn}{en}", $"Répondus en moins de {lengthFr}{fr}", KpiUnit.Rate,
        $"those answered within {lengthEn} on the page's clock / all calls that had been waiting for that long when the observation ended, answered or not",
        "answered in time", "calls whose time is over", "calls whose time is over", "there is none",
        "own: other tools leave the unanswered out, and a page that answers 2 of 100 quickly looks excellent");

    private static KpiDefinition Define(
        string id, string en, string fr, KpiUnit unit, string formula, string numerator, string denominator, string n, string undefined, string source) =>
        new(id, 1, en, fr, unit, formula, numerator, denominator, n, undefined, source) { IsBentByGaps = unit == KpiUnit.Count };
}
