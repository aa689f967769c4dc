using Azure;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Functions.Detect;

/// <summary>What a detection starts from besides the days themselves; when it is the same before and after, so were the days.</summary>
/// <param name="Collection">Changes with every collection of the page's days.</param>
internal sealed record KnownInputs(ETag? Collection, IReadOnlyList<TeamEvent> TeamEvents, IReadOnlyList<(DateOnly Day, PeerShock Gained, PeerShock Lost)> Peers)
{
    public bool IsSameAs(KnownInputs other) => Collection == other.Collection && TeamEvents.SequenceEqual(other.TeamEvents) && Peers.SequenceEqual(other.Peers);
}
