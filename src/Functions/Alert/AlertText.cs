namespace Engagement.Functions.Alert;

/// <summary>What an alert says in one language.</summary>
/// <param name="Title">Subject of the mail.</param>
/// <param name="Lines">One sentence each; plain text.</param>
internal sealed record AlertText(string Title, IReadOnlyList<string> Lines);
