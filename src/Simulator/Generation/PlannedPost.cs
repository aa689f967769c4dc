using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Generation;

/// <summary>A generated post with what it gets in its whole life.</summary>
/// <param name="Day">The network's day on which it was published.</param>
internal sealed record PlannedPost(
    string Id,
    DateOnly Day,
    DateTimeOffset CreatedAt,
    PostKind Kind,
    string Message,
    bool IsFrench,
    bool IsViral,
    long Views,
    long Viewers,
    IReadOnlyDictionary<string, long> Reactions,
    long Comments,
    long Shares,
    long Clicks,
    long VideoViews);
