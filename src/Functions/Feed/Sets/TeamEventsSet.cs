using System.Runtime.CompilerServices;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>What teams say happened: campaigns, press, contests.</summary>
/// <remarks>Their days are not linked to the calendar: an event may lie before it begins, or next year.</remarks>
internal sealed class TeamEventsSet(TeamEventRows events) : ComputedSet<(PageKey Page, TeamEvent Event)>
{
    public override string Name => "TeamEvents";

    public override string EntityType => "TeamEvent";

    public override string CaptionEn => "Events entered by teams";

    public override string CaptionFr => "Événements saisis par les équipes";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<(PageKey Page, TeamEvent Event)>.Key(one => $"{FeedPages.Key(one.Page)}{FeedPages.Separator}{one.Event.Id}"),
        Property<(PageKey Page, TeamEvent Event)>.Page(one => FeedPages.Key(one.Page)),
        Property<(PageKey Page, TeamEvent Event)>.Text("EventId", "Event", "Événement", one => one.Event.Id).Required,
        Property<(PageKey Page, TeamEvent Event)>.Date("FirstDay", "First day", "Premier jour", one => one.Event.Days.FirstDay).Required,
        Property<(PageKey Page, TeamEvent Event)>.Date("LastDay", "Last day", "Dernier jour", one => one.Event.Days.LastDay).Required,
        Property<(PageKey Page, TeamEvent Event)>.Text("Title", "Title", "Intitulé", one => one.Event.Title).Required,
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage];

    protected override async IAsyncEnumerable<(PageKey Page, TeamEvent Event)> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var page in pages.Behind(after))
            foreach (var entered in await events.ReadAsync(page, cancellation).ConfigureAwait(false))
                yield return (page, entered);
    }
}
