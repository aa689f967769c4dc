namespace Engagement.Azurite;

/// <summary>The emulator cannot run on this machine as it is; the message is one line that says what to do.</summary>
public sealed class AzuriteException(string message, Exception? inner = null) : Exception(message, inner);
