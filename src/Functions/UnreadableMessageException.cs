namespace Engagement.Functions;

/// <summary>A message that this version of the app cannot read, however often it is delivered.</summary>
/// <param name="message">What is wrong, without anything of the message itself: it goes into logs and onto record.</param>
internal sealed class UnreadableMessageException(string message) : FormatException(message);
