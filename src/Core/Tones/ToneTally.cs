using Engagement.Core.Kpis;
using Engagement.Core.Text;

namespace Engagement.Core.Tones;

/// <summary>How the audience of a period feels, as far as its words tell.</summary>
internal sealed class ToneTally
{
    public static readonly KpiDefinition NetSentiment = Define(
        "net_sentiment", "Net sentiment", "Sentiment net", "(positive - negative) / (positive + neutral + negative) comments of the audience, from -1 to 1; each comment counts by its most probable tone",
        "positive - negative", "comments with a tone", "comments with a tone", "no comment has a tone",
        "Black Box Intelligence, AllEars: % positive - % negative, neutral included (https://help.blackboxintelligence.com/hc/en-us/articles/360003715274)");

    public static readonly KpiDefinition PositiveShare = Define(
        "positive_share_of_opinions", "Positive among opinions", "Part des avis positifs", "positive / (positive + negative) comments of the audience; neutral ones are left out",
        "positive", "positive + negative", "comments with an opinion", "no comment has an opinion", "Agorapulse sentimentScore, SentiOne Brand Health Index (https://listen.help.sentione.com/docs/sentiment-1)");

    public static readonly KpiDefinition UnclassifiedRate = Define(
        "unclassified_rate", "Without a tone", "Sans tonalité", "comments of the audience whose tone is not judged: other languages, too few words, pictures / comments of the audience",
        "without a tone", "comments of the audience", "comments of the audience", "there is none", "own: what is not French or English is counted apart, never scored as if it were");

    public static readonly KpiDefinition ComplaintRate = Define(
        "complaint_rate", "Complaints", "Réclamations", "complaints / comments of the audience in French or English",
        "complaints", "comments in French or English", "comments in French or English", "there is none", "ICMI: volume by category");

    public static readonly IReadOnlyList<KpiDefinition> Definitions = [NetSentiment, PositiveShare, UnclassifiedRate, ComplaintRate];

    private long _all;
    private long _read;
    private long _complaints;
    private ToneCounts _tones;

    public void Add(Comment comment)
    {
        _all++;
        _tones = _tones.And(comment.Reading?.Text.Tone);
        if (comment.Reading is not { Text.Language: TextLanguage.French or TextLanguage.English } reading)
            return;
        _read++;
        _complaints += reading.Text.Has(TextTraits.Complaint) ? 1 : 0;
    }

    public IEnumerable<PeriodKpi> Kpis(SampleKpis kpis) =>
    [
        kpis.Rate(NetSentiment, _tones.Positive - _tones.Negative, _tones.Judged, _tones.Judged, _tones.Judged == 0 ? null : _tones.NetSentimentInterval),
        kpis.Share(PositiveShare, _tones.Positive, _tones.Positive + _tones.Negative),
        kpis.Share(UnclassifiedRate, _all - _tones.Judged, _all),
        kpis.Share(ComplaintRate, _complaints, _read),
    ];

    private static KpiDefinition Define(string id, string en, string fr, string formula, string numerator, string denominator, string n, string undefined, string source) =>
        new(id, 1, en, fr, KpiUnit.Rate, formula, numerator, denominator, n, undefined, source);
}
