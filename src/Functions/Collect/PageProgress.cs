using Engagement.Functions.Connect;

namespace Engagement.Functions.Collect;

/// <summary>A page and how far its collection and its KPIs have come.</summary>
/// <param name="Token">What is known about its token; null when there is none, or when it has not been checked yet.</param>
internal sealed record PageProgress(RegisteredPage Page, CollectionState Collection, DateOnly? ComputedThroughDay, PageToken? Token);
