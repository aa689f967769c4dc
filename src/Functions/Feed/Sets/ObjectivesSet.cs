using System.Runtime.CompilerServices;
using Engagement.Core.Objectives;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Objectives;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>What pages are to achieve, and how that stands today.</summary>
internal sealed class ObjectivesSet(Pages registered, ObjectiveProgressReader progress) : ComputedSet<ObjectiveProgress>
{
    public override string Name => "Objectives";

    public override string EntityType => "Objective";

    public override string CaptionEn => "Objectives";

    public override string CaptionFr => "Objectifs";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<ObjectiveProgress>.Key(one => $"{FeedPages.Key(one.Objective.Page)}{FeedPages.Separator}{one.Objective.Id}"),
        Property<ObjectiveProgress>.Page(one => FeedPages.Key(one.Objective.Page)),
        Property<ObjectiveProgress>.Text("ObjectiveId", "Objective", "Objectif", one => one.Objective.Id).Required,
        Property<ObjectiveProgress>.Text("Name", "Name", "Nom", one => one.Objective.Name).Required,
        Property<ObjectiveProgress>.Text("Kind", "Kind", "Nature", one => one.Objective.Kind.Name()).Required,
        Property<ObjectiveProgress>.Text("Direction", "Direction", "Sens", one => one.Objective.Direction.Name()).Required,
        Property<ObjectiveProgress>.Number("Target", "Target", "Cible", one => one.Objective.Target),
        Property<ObjectiveProgress>.Text("Unit", "Unit", "Unité", one => one.Objective.Unit).Required,
        Property<ObjectiveProgress>.Text("KpiId", "KPI", "Indicateur", one => one.Objective.KpiId),
        Property<ObjectiveProgress>.Date("FirstDay", "First day", "Premier jour", one => one.Objective.FirstDay).Required,
        Property<ObjectiveProgress>.Date("Deadline", "Deadline", "Échéance", one => one.Objective.Deadline).Required,
        Property<ObjectiveProgress>.Date("ThroughDay", "Judged through", "Évalué jusqu’au", one => one.ThroughDay).Required,
        Property<ObjectiveProgress>.Text("Verdict", "Verdict", "Verdict", one => one.Verdict.Name()).Required,
        Property<ObjectiveProgress>.Number("Actual", "Actual", "Réalisé", one => one.Actual),
        Property<ObjectiveProgress>.Number("Pace", "Pace", "Rythme", one => one.Pace),
        Property<ObjectiveProgress>.Number("NeededPace", "Needed pace", "Rythme nécessaire", one => one.NeededPace),
        Property<ObjectiveProgress>.Number("Forecast", "Forecast", "Prévision", one => one.Forecast?.Value),
        Property<ObjectiveProgress>.Number("ForecastLow", "Forecast, low", "Prévision, borne basse", one => one.Forecast?.Range.Low),
        Property<ObjectiveProgress>.Number("ForecastHigh", "Forecast, high", "Prévision, borne haute", one => one.Forecast?.Range.High),
        Property<ObjectiveProgress>.Int32("N", "Periods known", "Périodes connues", one => one.N).Required,
        Property<ObjectiveProgress>.Int32("MissingPeriods", "Periods missing", "Périodes manquantes", one => one.MissingPeriods).Required,
        Property<ObjectiveProgress>.Int32("PeriodsLeft", "Periods left", "Périodes restantes", one => one.PeriodsLeft).Required,
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, new("Kpi", "KpiDefinitions", "KpiId")];

    protected override async IAsyncEnumerable<ObjectiveProgress> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var key in pages.Behind(after))
            if (await registered.FindAsync(key, cancellation).ConfigureAwait(false) is { } page)
                await foreach (var one in progress.ReadAsync(page, cancellation).ConfigureAwait(false))
                    yield return one;
    }
}
