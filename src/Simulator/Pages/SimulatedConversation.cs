namespace Engagement.Simulator.Pages;

/// <summary>What one customer and the page wrote to each other privately.</summary>
/// <param name="Messages">All of them, oldest first; there is at least one.</param>
internal sealed record SimulatedConversation(string Id, string CustomerId, string CustomerName, IReadOnlyList<SimulatedMessage> Messages)
{
    /// <summary>How many of the newest messages of a conversation the network hands out.</summary>
    public const int ReadableMessages = 20;

    public DateTimeOffset UpdatedAt => Messages[^1].CreatedAt;

    /// <summary>Those that the network hands out, newest first.</summary>
    public IEnumerable<SimulatedMessage> Readable => Messages.TakeLast(ReadableMessages).Reverse();
}

/// <summary>One message of a conversation.</summary>
internal sealed record SimulatedMessage(string Id, DateTimeOffset CreatedAt, bool IsFromPage, string Text);
