namespace Engagement.Functions.Networks;

/// <summary>A network did not answer usefully this time; the same request may succeed later.</summary>
/// <param name="message">What happened, without anything from the answer that could be secret.</param>
/// <param name="retryAfter">How long the network asks to be left alone; null when an ordinary retry will do.</param>
internal sealed class TransientSourceException(string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
