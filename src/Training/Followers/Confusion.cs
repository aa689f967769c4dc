namespace Engagement.Training.Followers;

/// <summary>How accounts above and below a cut-off divide.</summary>
internal sealed record Confusion(double TruePositives, double FalseNegatives, double FalsePositives, double TrueNegatives)
{
    public double TruePositiveRate => TruePositives / (TruePositives + FalseNegatives);

    public double FalsePositiveRate => FalsePositives / (FalsePositives + TrueNegatives);

    /// <summary>Matthews' correlation coefficient.</summary>
    public double Mcc => ((TruePositives * TrueNegatives) - (FalsePositives * FalseNegatives)) / Math.Sqrt(
        (TruePositives + FalsePositives) * (TruePositives + FalseNegatives) * (TrueNegatives + FalsePositives) * (TrueNegatives + FalseNegatives));

    public static Confusion Of(IReadOnlyList<(double Ratio, bool IsFake)> sample, double least)
    {
        var (tp, fp) = (sample.Count(s => s.IsFake && s.Ratio >= least), sample.Count(s => !s.IsFake && s.Ratio >= least));
        var fakes = sample.Count(s => s.IsFake);
        return new(tp, fakes - tp, fp, sample.Count - fakes - fp);
    }

    /// <summary>Which share of those above the cut-off would be fake if another share of all were.</summary>
    public double PrecisionAt(double share) => share * TruePositiveRate / (share * TruePositiveRate + (1 - share) * FalsePositiveRate);
}
