namespace Engagement.Training.Followers;

/// <summary>How trees are grown.</summary>
/// <param name="Trees">How many.</param>
/// <param name="LearningRate">Which part of a full step each tree takes.</param>
/// <param name="Ridge">Pull of every value towards 0, in accounts.</param>
/// <param name="LeastCurvature">Least weight of a leaf.</param>
/// <param name="LeastGain">Least gain of a split.</param>
/// <param name="SignalShare">Share of the signals that each tree may ask: evidence must not rest on one of them.</param>
/// <param name="Thresholds">Most thresholds per signal.</param>
/// <param name="Copies">How often each account is repeated with random parts of it hidden, so that the trees know what to do without them.</param>
/// <param name="Seed">Of what is random.</param>
internal sealed record GrowthOptions(
    int Trees = 120,
    double LearningRate = 0.15,
    double Ridge = 5,
    double LeastCurvature = 1,
    double LeastGain = 0.5,
    double SignalShare = 0.6,
    int Thresholds = 48,
    int Copies = 4,
    int Seed = 1);
