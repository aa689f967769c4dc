namespace Engagement.Core.FakeFans.Accounts;

/// <summary>How often a cut-off is right about accounts whose truth is known and that the model was not trained on.</summary>
/// <param name="TruePositiveRate">Share of the fake accounts above the cut-off.</param>
/// <param name="FalsePositiveRate">Share of the genuine accounts above the cut-off.</param>
public readonly record struct ErrorRates(double TruePositiveRate, double FalsePositiveRate);
