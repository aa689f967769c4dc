namespace Engagement.Core.Answers;

/// <summary>How many calls for an answer of one day and channel were answered about equally soon.</summary>
/// <param name="Page">The page.</param>
/// <param name="Day">The network's day on which they were made.</param>
/// <param name="IsPrivate">Whether in private messages.</param>
/// <param name="Bucket">How soon.</param>
/// <param name="Calls">How many.</param>
public sealed record DailyResponses(PageKey Page, DateOnly Day, bool IsPrivate, ResponseTimeBucket Bucket, long Calls);
