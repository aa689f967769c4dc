namespace Engagement.Core.FakeFans.Pages;

/// <summary>Some consecutive days, what they brought, and what they were to be expected to bring.</summary>
/// <param name="First">Index of the first day.</param>
/// <param name="Last">Index of the last day.</param>
/// <param name="Observed">What was counted.</param>
/// <param name="Expected">What was to be expected from the days before, without any cause.</param>
/// <param name="Explained">What is to be expected given the causes that the page's own data and its peers show; at least <paramref name="Expected"/>.</param>
/// <param name="Deviations">How far above that it is, in standard normal deviations.</param>
/// <param name="By">The audience that explains most; none when nothing does.</param>
/// <param name="PeersExplain">Whether peers explain more than the page's own audience does.</param>
internal readonly record struct GainWindow(
    int First, int Last, double Observed, double Expected, double Explained, double Deviations, AudienceMeasure By, bool PeersExplain)
{
    public int Length => Last - First + 1;

    public double Excess => Math.Max(0, Observed - Expected);

    public double Unexplained => Math.Max(0, Observed - Explained);

    public bool Overlaps(GainWindow other) => First <= other.Last && other.First <= Last;
}
