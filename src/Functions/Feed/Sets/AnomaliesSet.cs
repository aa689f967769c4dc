using System.Globalization;
using System.Runtime.CompilerServices;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>An anomaly of a page, and what a reviewer said of it.</summary>
internal sealed record PageAnomalyRow(PageKey Page, PageAnomaly Anomaly, AnomalyExplanation? Explanation)
{
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{FeedPages.Key(Page)}~{Anomaly.PeakDay:yyyyMMdd}~{Anomaly.Kind.Name()}");

    public AnomalyText English => AnomalyWords.English(Anomaly);

    public AnomalyText French => AnomalyWords.French(Anomaly);
}

/// <summary>What stands out in the series of pages, in numbers and words, with what reviewers said of it.</summary>
internal sealed class AnomaliesSet(AnomalyRows anomalies, AnomalyExplanationRows explanations) : ComputedSet<PageAnomalyRow>
{
    public override string Name => "Anomalies";

    public override string EntityType => "Anomaly";

    public override string CaptionEn => "Anomalies";

    public override string CaptionFr => "Anomalies";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<PageAnomalyRow>.Key(one => one.Key),
        Property<PageAnomalyRow>.Page(one => FeedPages.Key(one.Page)),
        Text("AnomalyId", "Anomaly", "Anomalie", one => one.Anomaly.Id).Required,
        Text("Kind", "Kind", "Nature", one => one.Anomaly.Kind.Name()).Required,
        Property<PageAnomalyRow>.Date("FirstDay", "First day", "Premier jour", one => one.Anomaly.Days.FirstDay).Required,
        Property<PageAnomalyRow>.Date("LastDay", "Last day", "Dernier jour", one => one.Anomaly.Days.LastDay).Required,
        Property<PageAnomalyRow>.Date("PeakDay", "Peak day", "Jour du pic", one => one.Anomaly.PeakDay).Required.As(PropertyRole.Day),
        Number("Score", "Suspicion (0 to 1)", "Suspicion (de 0 à 1)", one => one.Anomaly.Score),
        Text("Level", "Level", "Niveau", one => one.Anomaly.Level.Name()).Required,
        Number("Observed", "Observed", "Observé", one => one.Anomaly.Evidence.Observed),
        Number("Expected", "Expected", "Attendu", one => one.Anomaly.Evidence.Expected),
        Number("Explained", "Explained by known causes", "Expliqué par des causes connues", one => one.Anomaly.Evidence.Explained),
        Number("Deviations", "Standard deviations", "Écarts types", one => one.Anomaly.Evidence.Deviations),
        Number("OfFollowersRate", "Share of followers", "Part des abonnés", one => one.Anomaly.Evidence.OfFollowersRate),
        Number("EngagementPerFollowerRatio", "Engagement per follower, after / before", "Interactions par abonné, après / avant", one => one.Anomaly.Evidence.EngagementPerFollowerRatio),
        Number("CountryDivergence", "Divergence of countries (0 to 1)", "Divergence des pays (de 0 à 1)", one => one.Anomaly.Evidence.CountryDivergence),
        Text("Country", "Country that stands out", "Pays qui ressort", one => one.Anomaly.Evidence.Country),
        Number("LostRate", "Share lost again", "Part reperdue", one => one.Anomaly.Evidence.LostRate),
        Number("SilentRate", "Share of the loss without unfollows", "Part de la perte sans désabonnement", one => one.Anomaly.Evidence.SilentRate),
        Text("EvidenceEn", "Evidence in English", "Constat en anglais", one => one.English.Evidence).Required,
        Text("EvidenceFr", "Evidence in French", "Constat en français", one => one.French.Evidence).Required,
        Text("RivalCausesEn", "Other causes in English", "Autres causes en anglais", one => one.English.Rivals).Required,
        Text("RivalCausesFr", "Other causes in French", "Autres causes en français", one => one.French.Rivals).Required,
        Property<PageAnomalyRow>.Boolean("IsExplained", "Explained by a reviewer", "Expliquée par un relecteur", one => one.Explanation is not null).Required,
        Text("Explanation", "Explanation", "Explication", one => one.Explanation?.Reason),
        Property<PageAnomalyRow>.Instant("ExplainedAt", "Explained at", "Expliquée le", one => one.Explanation?.At),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate("PeakDay")];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "PeakDay", "Kind"];

    protected override async IAsyncEnumerable<PageAnomalyRow> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var peaks = new DayRange(scope.FirstDay ?? DateOnly.MinValue, scope.LastDay ?? DateOnly.MaxValue);
        foreach (var page in pages.Behind(after))
        {
            var found = await anomalies.ReadAsync(page, peaks, cancellation).ConfigureAwait(false);
            var explained = found.Count == 0 ? [] : await explanations.ReadAsync(page, cancellation).ConfigureAwait(false);
            foreach (var anomaly in found)
                yield return new(page, anomaly, explained.FirstOrDefault(explanation => explanation.Explains(anomaly)));
        }
    }

    private static FeedProperty Text(string name, string en, string fr, Func<PageAnomalyRow, string?> read) => Property<PageAnomalyRow>.Text(name, en, fr, read);

    private static FeedProperty Number(string name, string en, string fr, Func<PageAnomalyRow, double?> read) => Property<PageAnomalyRow>.Number(name, en, fr, read);
}
