namespace Engagement.Simulator.Replay;

/// <summary>The replay folder holds nothing that can be served; the message says what was found and what to do.</summary>
public sealed class ReplayException : Exception
{
    public ReplayException(string message)
        : base(message)
    {
    }

    public ReplayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ReplayException()
    {
    }
}
