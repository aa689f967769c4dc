namespace Engagement.Core.FakeFans.Accounts;

/// <summary>What the sum of the trees means when certain parts of a profile are known.</summary>
/// <param name="Intercept">Added to the scaled sum.</param>
/// <param name="Slope">Scale of the sum; at most 1, so that the trees are never believed more than they ask.</param>
/// <param name="Rates">Error rates at each <see cref="CutOff"/>, in its order.</param>
internal sealed record Calibration(double Intercept, double Slope, IReadOnlyList<ErrorRates> Rates);
