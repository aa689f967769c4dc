using Azure;

namespace Engagement.Embedded.Worker.Queues;

internal static class StorageErrors
{
    /// <summary>One line for the log: the service's code, or what kept the request from reaching it.</summary>
    /// <remarks>The SDK's own messages list every header of the answer; several failed attempts come wrapped together.</remarks>
    public static string Short(Exception error) => error switch
    {
        RequestFailedException { Status: > 0 } failed => $"{failed.Status} {failed.ErrorCode}",
        AggregateException { InnerException: { } inner } => Short(inner),
        _ => error.Message.Split('\n')[0].Trim(),
    };
}
