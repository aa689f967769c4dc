namespace Engagement.Functions.Collect;

/// <summary>A page and how far its collection and its KPIs have come.</summary>
internal sealed record PageProgress(RegisteredPage Page, CollectionState Collection, DateOnly? ComputedThroughDay);
