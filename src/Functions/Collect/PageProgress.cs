using Engagement.Functions.Connect;

namespace Engagement.Functions.Collect;

/// <summary>A page and how far its collection and its KPIs have come.</summary>
/// <param name="Streams">The state of each of its streams, the days first.</param>
/// <param name="Token">What is known about its token; null when there is none, or when it has not been checked yet.</param>
internal sealed record PageProgress(RegisteredPage Page, IReadOnlyList<CollectionState> Streams, DateOnly? ComputedThroughDay, PageToken? Token)
{
    public CollectionState Collection => Streams[0];
}
