using System.Runtime.CompilerServices;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>How far one stream of a page has come.</summary>
internal sealed record Freshness(PageProgress Progress, CollectionState State)
{
    // Of several runs of days the last one counts: what lies before a gap is not continuous with today.
    public DayRange? Covered => State.Covered.Ranges.Count > 0 ? State.Covered.Ranges[^1] : null;

    public string Key => $"{FeedPages.Key(Progress.Page.Key)}{FeedPages.Separator}{State.Stream.Name()}";
}

/// <summary>How far collection and computation of each page have come, and what is wrong where they stand still.</summary>
internal sealed class DataFreshnessSet(PageDirectory directory, TimeProvider clock) : ComputedSet<Freshness>
{
    private IReadOnlyList<FeedProperty>? _properties;

    public override string Name => "DataFreshness";

    public override string EntityType => "Freshness";

    public override string CaptionEn => "Data freshness";

    public override string CaptionFr => "Fraîcheur des données";

    public override bool NeedsPages => false;

    public override IReadOnlyList<FeedProperty> Properties => _properties ??=
    [
        Property<Freshness>.Key(one => one.Key),
        Property<Freshness>.Page(one => FeedPages.Key(one.Progress.Page.Key)),
        Property<Freshness>.Text("Stream", "Stream", "Flux", one => one.State.Stream.Name()).Required,
        Property<Freshness>.Text("Status", "Status", "Statut", one => one.State.Status.Name()).Required,
        Property<Freshness>.Text("StatusReason", "Reason", "Raison", one => one.State.StatusReason),
        Property<Freshness>.Date("WantedFirstDay", "First day wanted", "Premier jour voulu", one => one.State.WantedFirstDay),
        Property<Freshness>.Date("CollectedFromDay", "Collected from", "Collecté à partir du", one => one.Covered?.FirstDay),
        Property<Freshness>.Date("CollectedThroughDay", "Collected through", "Collecté jusqu’au", one => one.Covered?.LastDay),
        Property<Freshness>.Date("TargetDay", "Target day", "Jour visé", one => clock.TargetDay(one.Progress.Page)).Required,
        Property<Freshness>.Int32("DaysBehind", "Days behind", "Jours de retard", one => one.Covered is { } covered
            ? Math.Max(0, clock.TargetDay(one.Progress.Page).DayNumber - covered.LastDay.DayNumber) : null),
        Property<Freshness>.Int32("MissingDays", "Missing days", "Jours manquants", Missing),
        Property<Freshness>.Date("ComputedThroughDay", "Computed through", "Calculé jusqu’au", one => one.State.Stream == CollectionStream.Days ? one.Progress.ComputedThroughDay : null),
        Property<Freshness>.Text("TokenStatus", "Token status", "Statut du jeton", one => one.Progress.Token?.Status.Name()),
        Property<Freshness>.Int32("TokenDaysLeft", "Days until the token ends", "Jours avant la fin du jeton", one => one.Progress.Token?.DaysLeft(clock.GetUtcNow())),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage];

    protected override async IAsyncEnumerable<Freshness> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var all = new List<Freshness>();
        await foreach (var progress in directory.ReadAsync(cancellation).ConfigureAwait(false))
            if (scope.Allows(progress.Page.Key))
                all.AddRange(progress.Streams.Select(state => new Freshness(progress, state)));
        foreach (var one in all.OrderBy(one => one.Key, StringComparer.Ordinal))
            yield return one;
    }

    /// <summary>Days between the first one wanted and the target that no answer covers.</summary>
    private int? Missing(Freshness one) => one.State.WantedFirstDay is { } first && first <= clock.TargetDay(one.Progress.Page)
        ? one.State.Covered.MissingFrom(new(first, clock.TargetDay(one.Progress.Page))).Ranges.Sum(range => range.DayCount)
        : null;
}
