using Engagement.Core.Effort;
using Engagement.Core.Kpis;
using Engagement.Functions.Feed.Model;

namespace Engagement.Functions.Feed.Sets;

/// <summary>The catalogue of KPIs: what each means and how it is computed.</summary>
internal sealed class KpiDefinitionsSet : ComputedSet<KpiDefinition>
{
    public override string Name => "KpiDefinitions";

    public override string EntityType => "KpiDefinition";

    public override string CaptionEn => "KPI definitions";

    public override string CaptionFr => "Définitions des indicateurs";

    public override bool NeedsPages => false;

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Text("KpiId", "KPI", "Indicateur", kpi => kpi.Id).As(PropertyRole.Key),
        Property<KpiDefinition>.Int32("Version", "Version", "Version", kpi => kpi.Version).Required,
        Text("Definition", "Definition", "Définition", kpi => kpi.Reference),
        Text("NameEn", "Name in English", "Nom anglais", kpi => kpi.NameEn),
        Text("NameFr", "Name in French", "Nom français", kpi => kpi.NameFr),
        Text("Unit", "Unit", "Unité", kpi => kpi.Unit.Name()),
        Property<KpiDefinition>.Boolean("AddsUp", "Adds up over periods", "S’additionne dans le temps", kpi => kpi.AddsUp).Required,
        Text("Formula", "Formula", "Formule", kpi => kpi.Formula),
        Text("NumeratorMeaning", "Numerator", "Numérateur", kpi => kpi.Numerator),
        Text("DenominatorMeaning", "Denominator", "Dénominateur", kpi => kpi.Denominator),
        Text("CountedByN", "Counted by N", "Compté par N", kpi => kpi.CountedByN),
        Text("UndefinedWhen", "Undefined when", "Indéfini si", kpi => kpi.UndefinedWhen),
        Text("Source", "Source", "Source", kpi => kpi.Source),
    ];

    protected override IAsyncEnumerable<KpiDefinition> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, CancellationToken cancellation) =>
        QuantitativeKpis.Definitions.Concat(EffortKpis.Definitions).OrderBy(kpi => kpi.Id, StringComparer.Ordinal).ToAsyncEnumerable();

    private static FeedProperty Text(string name, string en, string fr, Func<KpiDefinition, string> read) => Property<KpiDefinition>.Text(name, en, fr, read).Required;
}
