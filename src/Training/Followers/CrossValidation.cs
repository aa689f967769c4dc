using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Training.Followers;

/// <summary>What models say of accounts that they were not grown from.</summary>
internal static class CrossValidation
{
    public const int Folds = 10;

    /// <returns>For each account, in order, the sum of trees for each set of known parts.</returns>
    public static double[][] Run(IReadOnlyList<LabelledAccount> accounts, ProfileParts parts, IReadOnlyList<ProfileParts> known, GrowthOptions options, int seed)
    {
        var fold = FoldOf(accounts, seed);
        var sums = new double[accounts.Count][];
        Parallel.For(0, Folds, f =>
        {
            var (thresholds, trees) = ModelGrowth.Grow([.. accounts.Where((_, i) => fold[i] != f)], parts, options);
            var model = new BoostedTrees(thresholds, trees);
            for (var i = 0; i < accounts.Count; i++)
                if (fold[i] == f)
                {
                    var signals = ModelGrowth.Signals(accounts[i].Profile);
                    sums[i] = [.. known.Select(k => (double)model.Sum(ModelGrowth.Masked(signals, k)))];
                }
        });
        return sums;
    }

    /// <returns>The same as log-likelihood ratios, each calibrated on the accounts of the other folds.</returns>
    public static double[][] RunCalibrated(IReadOnlyList<LabelledAccount> accounts, ProfileParts parts, IReadOnlyList<ProfileParts> known, GrowthOptions options, int seed)
    {
        var (fold, sums) = (FoldOf(accounts, seed), Run(accounts, parts, known, options, seed));
        var ratios = sums.Select(row => new double[row.Length]).ToArray();
        for (var f = 0; f < Folds; f++)
            for (var k = 0; k < known.Count; k++)
            {
                var (intercept, slope) = PlattScaling.Fit(sums.Select((row, i) => (i, row[k], accounts[i].IsFake)).Where(s => fold[s.i] != f).Select(s => (s.Item2, s.IsFake)));
                foreach (var i in Enumerable.Range(0, accounts.Count).Where(i => fold[i] == f))
                    ratios[i][k] = intercept + slope * sums[i][k];
            }
        return ratios;
    }

    /// <summary>Stratified: each fold has the same share of fakes. Accounts that the model sees alike are in one fold, so that none is tested on its twin.</summary>
    private static int[] FoldOf(IReadOnlyList<LabelledAccount> accounts, int seed)
    {
        var random = new Random(seed);
        var fold = new int[accounts.Count];
        foreach (var label in accounts.Index().GroupBy(a => a.Item.IsFake))
        {
            var twins = label.GroupBy(a => string.Join(' ', ModelGrowth.Signals(a.Item.Profile))).Select(g => (Order: random.Next(), Members: g.Select(a => a.Index).ToList())).OrderBy(g => g.Order).ToList();
            var (at, count) = (0, label.Count());
            foreach (var member in twins.SelectMany(t => t.Members.Select(m => (m, First: t.Members[0]))))
                fold[member.m] = member.m == member.First ? at++ * Folds / count : fold[member.First];
        }
        return fold;
    }
}
