using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Retention;

/// <summary>Removes the texts of one page that have been kept long enough.</summary>
internal sealed class ForgetTextsOfPage(RetentionSweep sweep, MessageFailures failures)
{
    [Function(nameof(ForgetTextsOfPage))]
    public Task RunAsync([QueueTrigger(MessageQueues.ForgetTexts)] string message, CancellationToken cancellation) =>
        failures.RecordedAsync(MessageQueues.ForgetTexts, message, () => sweep.RunAsync(ForgetTextsMessage.Parse(message), cancellation));
}
