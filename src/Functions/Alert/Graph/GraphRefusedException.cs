namespace Engagement.Functions.Alert.Graph;

/// <summary>Microsoft Graph refused a request, which therefore had no effect; somebody has to act.</summary>
internal sealed class GraphRefusedException(string message, Exception? inner = null) : Exception(message, inner);
