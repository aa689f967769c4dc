using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Training.Followers;

/// <summary>Makes the model of one family: trees from all accounts, calibration and error rates from accounts that the trees did not see.</summary>
internal static class FollowerTraining
{
    /// <summary>How often the accounts are dealt into folds.</summary>
    public const int Repeats = 5;

    public static readonly GrowthOptions Options = new();

    public static FollowerModelFile.FamilyPart Train(FollowerDataSet data)
    {
        var (thresholds, trees) = ModelGrowth.Grow(data.Accounts, data.Parts, Options);
        var known = Subsets(data.Parts);
        var runs = Enumerable.Range(1, Repeats).Select(seed => CrossValidation.Run(data.Accounts, data.Parts, known, Options, seed)).ToList();
        var fakes = data.Accounts.Count(a => a.IsFake);
        return new(
            data.Family, data.Source, fakes, data.Accounts.Count - fakes, (int)data.Parts, thresholds,
            [.. trees.Select(tree => tree.Questions.SelectMany(q => (byte[])[(byte)q.Signal, q.Cut, q.MissingGoesRight ? (byte)1 : (byte)0]).ToArray())],
            [.. trees.Select(tree => tree.Values.ToArray())],
            [.. known.Select((parts, k) => Calibrate(parts, [.. runs.SelectMany(run => run.Select((sums, i) => (sums[k], data.Accounts[i].IsFake)))]))]);
    }

    /// <summary>Every set of the parts that a list may hold.</summary>
    public static IReadOnlyList<ProfileParts> Subsets(ProfileParts parts) => [.. Enumerable.Range(0, (int)parts + 1).Where(set => (set & ~(int)parts) == 0).Select(set => (ProfileParts)set)];

    private static double[] Calibrate(ProfileParts parts, List<(double Sum, bool IsFake)> sample)
    {
        var (intercept, slope) = PlattScaling.Fit(sample);
        (intercept, slope) = (Math.Round(intercept, 4), Math.Round(slope, 4));
        var rates = FamilyModel.CutOffs.SelectMany(cut =>
        {
            var least = Math.Log(cut / (1 - cut));
            return (double[])[Above(true, least), Above(false, least)];
        });
        return [(int)parts, intercept, slope, .. rates];

        double Above(bool isFake, double least) => Math.Round(sample.Where(s => s.IsFake == isFake).Average(s => intercept + slope * s.Sum >= least ? 1.0 : 0.0), 5);
    }
}
