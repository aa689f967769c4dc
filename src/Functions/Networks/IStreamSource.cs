using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Networks;

/// <summary>One stream of a network besides the days of its pages.</summary>
internal interface IStreamSource
{
    Network Network { get; }

    CollectionStream Stream { get; }

    /// <summary>Fetches what belongs to a range of days and stores it; running it again changes nothing that the network did not change.</summary>
    /// <param name="asOfDay">The last complete day when this was asked for: what is collected was known as of then.</param>
    /// <exception cref="PageRefusedException">The network refuses it until somebody acts.</exception>
    /// <exception cref="TransientSourceException">The same may succeed later.</exception>
    Task CollectAsync(RegisteredPage page, DayRange days, DateOnly asOfDay, CancellationToken cancellation);
}
