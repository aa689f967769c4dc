using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Training.Followers;

/// <summary>Grows the trees of one family from labelled accounts.</summary>
internal static class ModelGrowth
{
    public static (float[][] Thresholds, List<BoostedTrees.Tree> Trees) Grow(IReadOnlyList<LabelledAccount> accounts, ProfileParts parts, GrowthOptions options)
    {
        var seen = accounts.Select(account => Signals(account.Profile)).ToList();
        var thresholds = Enumerable.Range(0, ProfileSignal.Count).Select(i => Thresholds([.. seen.Select(s => s[i]).Where(v => !float.IsNaN(v)).Order()], options.Thresholds)).ToArray();

        // Both classes count the same, whatever their numbers: the sum speaks of evidence, not of how the data set was put together.
        var fakes = accounts.Count(a => a.IsFake);
        var random = new Random(options.Seed);
        var rows = new List<TrainingRow>();
        foreach (var (account, signals) in accounts.Zip(seen))
        {
            var weight = accounts.Count / 2.0 / (account.IsFake ? fakes : accounts.Count - fakes);
            rows.Add(new(signals, account.IsFake, weight / 2));
            for (var copy = 0; copy < options.Copies; copy++)
                rows.Add(new(Masked(signals, RandomParts(parts, random)), account.IsFake, weight / 2 / options.Copies));
        }
        return (thresholds, new TreeGrower(thresholds, [.. rows], options).Grow());
    }

    public static float[] Signals(AccountProfile profile)
    {
        var signals = new float[ProfileSignal.Count];
        ProfileSignal.Read(profile, signals);
        return signals;
    }

    /// <summary>Signals as they are when only some parts of the profile are known.</summary>
    public static float[] Masked(float[] signals, ProfileParts known) =>
        [.. signals.Select((value, i) => (ProfileSignal.All[i].Part & ~known) == 0 ? value : float.NaN)];

    private static ProfileParts RandomParts(ProfileParts parts, Random random)
    {
        var known = ProfileParts.None;
        foreach (var part in Enum.GetValues<ProfileParts>().Where(part => (part & parts) != 0))
            known |= random.NextDouble() < 0.6 ? part : ProfileParts.None;
        return known;
    }

    private static float[] Thresholds(float[] ascending, int most)
    {
        var cuts = new SortedSet<float>();
        for (var k = 1; k <= most && ascending.Length > 0; k++)
        {
            // Between two values that occur, so that neither lies on the threshold.
            var at = (int)((long)k * ascending.Length / (most + 1));
            var next = Array.FindIndex(ascending, at, v => v > ascending[at]);
            if (next > 0)
                cuts.Add((float)Math.Round((ascending[at] + (double)ascending[next]) / 2, 4));
        }
        return [.. cuts];
    }
}
