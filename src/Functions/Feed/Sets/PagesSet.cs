using System.Runtime.CompilerServices;
using Engagement.Functions.Collect;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>The registered pages: a dimension of every other set about pages.</summary>
internal sealed class PagesSet(Pages registered) : ComputedSet<RegisteredPage>
{
    public override string Name => "Pages";

    public override string EntityType => "Page";

    public override string CaptionEn => "Pages";

    public override string CaptionFr => "Pages";

    public override bool NeedsPages => false;

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<RegisteredPage>.Page(page => FeedPages.Key(page.Key)),
        Property<RegisteredPage>.Text("Network", "Network", "Réseau", page => page.Key.Network.Name).Required,
        Property<RegisteredPage>.Text("PageId", "Page id", "Identifiant de la page", page => page.Key.Id).Required,
        Property<RegisteredPage>.Text("Name", "Name", "Nom", page => page.Name),
        Property<RegisteredPage>.Text("TimeZone", "Time zone", "Fuseau horaire", page => page.TimeZone),
        Property<RegisteredPage>.Text("Market", "Market", "Marché", page => page.Market),
        Property<RegisteredPage>.Date("LastDay", "Last day collected", "Dernier jour collecté", page => page.LastDay),
    ];

    protected override async IAsyncEnumerable<RegisteredPage> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in registered.ReadAsync(cancellation).ConfigureAwait(false))
            if (scope.Allows(page.Key))
                yield return page;
    }
}
