using Engagement.Core;
using Engagement.Functions.Networks;

namespace Engagement.Functions.Collect;

/// <summary>Why a network's answer holds no values.</summary>
/// <param name="Status">What becomes of the values.</param>
/// <param name="Reason">One sentence for the page's owner, without secrets.</param>
internal sealed record Refusal(MetricStatus Status, string Reason)
{
    /// <summary>Runs a fetch; null when the network did not refuse it.</summary>
    public static async Task<Refusal?> OfAsync(Func<Task> fetch)
    {
        try
        {
            await fetch().ConfigureAwait(false);
            return null;
        }
        catch (PageRefusedException e)
        {
            return new(e.Status, e.Message);
        }
    }
}
