using Azure;
using Engagement.Functions.Alert.Graph;
using Engagement.Functions.Networks;

namespace Engagement.Functions.Operations;

/// <summary>What may be said of a failure on record: nothing secret, and nothing of people.</summary>
internal static class FailureReason
{
    /// <remarks>Only texts that were written for readers are passed on; those of libraries quote addresses, headers and values.</remarks>
    public static string Of(Exception failure) => failure switch
    {
        UnreadableMessageException or TransientSourceException or PageRefusedException or GraphRefusedException => failure.Message,
        RequestFailedException { Status: > 0 } storage => FormattableString.Invariant($"Storage answered {storage.Status} {storage.ErrorCode}."),
        RequestFailedException => "Storage did not answer.",
        AggregateException { InnerException: { } inner } => Of(inner),
        OperationCanceledException => "It was stopped before it was done: the app was stopping, or the function ran longer than functionTimeout of host.json.",
        _ => $"It failed with {failure.GetType().Name}; the log of the app says more.",
    };
}
