using System.Globalization;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions;

/// <summary>How often the queue has delivered the message at hand.</summary>
internal static class QueueAttempts
{
    /// <summary>Whether the message goes to the poison queue if this attempt fails.</summary>
    public static bool IsLastAttempt(this FunctionContext context) =>
        context.BindingContext.BindingData.TryGetValue("DequeueCount", out var count)
        && long.TryParse(Convert.ToString(count, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var attempts)
        && attempts >= MessageQueues.MaxDequeueCount;
}
