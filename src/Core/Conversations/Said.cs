namespace Engagement.Core.Conversations;

/// <summary>A comment, and what followed from it within <see cref="Threads.HorizonDays"/> days.</summary>
/// <param name="Comment">The comment; its text is not needed.</param>
/// <param name="Day">The network's day on which it was said.</param>
/// <param name="AnsweredAt">When the page first answered it; null when it did not, or when the page itself said it.</param>
/// <param name="Thread">What became of the conversation that it began; null when it began none.</param>
public sealed record Said(Comment Comment, DateOnly Day, DateTimeOffset? AnsweredAt, ThreadShape? Thread);
