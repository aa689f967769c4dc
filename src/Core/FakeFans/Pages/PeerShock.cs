namespace Engagement.Core.FakeFans.Pages;

/// <summary>What happened to the pages of one network on one day, as the median and the spread over them.</summary>
/// <param name="Pages">Pages that could tell.</param>
/// <param name="Deviations">Median of their deviations.</param>
/// <param name="Effect">Median of their effects.</param>
/// <param name="Spread">1.4826 times the median distance of their effects from that median.</param>
public readonly record struct PeerShock(int Pages, double Deviations, double Effect, double Spread)
{
    /// <summary>Fewer pages than this are no peers: one of them would decide the median.</summary>
    public const int FewestPages = 5;

    // A day of the whole network: the median page is off, by more than the median of that many pages is off by chance.
    private const double LeastDeviations = 0.6;
    private const double CertainDeviations = 3.5;
    private const double MedianError = 1.2533;

    /// <summary>Whether the day was unusual for the network, and not for single pages alone.</summary>
    public bool IsShock => Pages >= FewestPages && Math.Abs(Deviations) >= Math.Max(LeastDeviations, CertainDeviations * MedianError / Math.Sqrt(Pages));
}
