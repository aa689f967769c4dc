namespace Engagement.Core.Conversations;

/// <summary>How a conversation went on within <see cref="Threads.HorizonDays"/> days after what it began with.</summary>
/// <param name="Depth">Its levels: 1 when nobody replied, 2 with a reply, 3 with a reply to a reply. Facebook has two at most.</param>
/// <param name="Replies">Everything said below what it began with.</param>
public readonly record struct ThreadShape(int Depth, int Replies);
