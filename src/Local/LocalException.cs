namespace Engagement.Local;

/// <summary>The run cannot go on; the message is one line that says what to do.</summary>
internal sealed class LocalException(string message, Exception? inner = null) : Exception(message, inner);
