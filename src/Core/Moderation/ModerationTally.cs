using Engagement.Core.Kpis;

namespace Engagement.Core.Moderation;

/// <summary>What became of the comments that a period's audience made, and whether that is moderation or censorship.</summary>
internal sealed class ModerationTally
{
    public static readonly KpiDefinition HiddenRate = Define(
        "hidden_rate", "Hidden", "Commentaires masqués", "comments hidden now / comments of the audience; only the page hides", "hidden", "comments of the audience", "comments of the audience", "there is none");

    public static readonly KpiDefinition RemovedRate = Define(
        "removed_rate", "Removed", "Commentaires supprimés", "comments of whose removal the network told / comments of the audience; by the page or by their author, which networks do not tell",
        "removed", "comments of the audience", "comments of the audience", "there is none");

    public static readonly KpiDefinition VanishedRate = Define(
        "vanished_rate", "Vanished without a known reason", "Disparus sans raison connue", "comments that are no longer listed and of which nothing was told / comments of the audience",
        "vanished", "comments of the audience", "comments of the audience", "there is none");

    public static readonly KpiDefinition CensorshipRisk = Define(
        "censorship_risk", "Censorship risk", "Risque de censure", "hidden or removed comments that were critical (a complaint or of negative tone) and neither insulting nor spam / hidden or removed comments whose text was judged",
        "critical only", "hidden or removed, and judged", "hidden or removed, and judged", "none was hidden or removed");

    public static readonly KpiDefinition InsultsStandingRate = Define(
        "insults_standing_rate", "Insults left standing", "Insultes laissées en ligne", "insulting comments that are still visible / insulting comments; words decide, so each needs a look by a person",
        "visible", "insulting comments", "insulting comments", "there is none");

    public static readonly KpiDefinition InsultsStandingAge = new(
        "insults_standing_age_median", 1, "Age of standing insults, median", "Âge des insultes en ligne, médiane", KpiUnit.Minutes,
        "median of the minutes for which insulting comments that are still visible have been there when the observation ends", "-", "-", "visible insulting comments", "there is none", "own");

    public static readonly IReadOnlyList<KpiDefinition> Definitions = [HiddenRate, RemovedRate, VanishedRate, CensorshipRisk, InsultsStandingRate, InsultsStandingAge];

    private readonly long[] _states = new long[Enum.GetValues<CommentState>().Length];
    private readonly List<double> _standing = [];
    private long _all;
    private long _insults;
    private (long Judged, long Critical) _takenDown;

    public void Add(Comment comment, DateTimeOffset until)
    {
        var content = CommentContents.Of(comment.Reading);
        _all++;
        _states[(int)comment.State]++;
        if (comment.State is CommentState.Hidden or CommentState.Removed && content != CommentContent.NotJudged)
            _takenDown = (_takenDown.Judged + 1, _takenDown.Critical + (content == CommentContent.Criticism ? 1 : 0));
        if (content != CommentContent.Insult)
            return;
        _insults++;
        if (comment.State == CommentState.Visible)
            _standing.Add((until - comment.CreatedAt).TotalMinutes);
    }

    public IEnumerable<PeriodKpi> Kpis(SampleKpis kpis)
    {
        _standing.Sort();
        return
        [
            kpis.Share(HiddenRate, _states[(int)CommentState.Hidden], _all),
            kpis.Share(RemovedRate, _states[(int)CommentState.Removed], _all),
            kpis.Share(VanishedRate, _states[(int)CommentState.Vanished], _all),
            kpis.Share(CensorshipRisk, _takenDown.Critical, _takenDown.Judged),
            kpis.Share(InsultsStandingRate, _standing.Count, _insults),
            kpis.Quantile(InsultsStandingAge, _standing, 0.5),
        ];
    }

    private static KpiDefinition Define(string id, string en, string fr, string formula, string numerator, string denominator, string n, string undefined) =>
        new(id, 1, en, fr, KpiUnit.Rate, formula, numerator, denominator, n, undefined, "own: other tools give a count of removals, without reasons; as of the last collection");
}
