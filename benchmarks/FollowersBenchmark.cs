using System.Diagnostics;
using System.Globalization;
using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Accounts.Rules;
using Engagement.Testing;
using Engagement.Training.Followers;

namespace Engagement.Benchmarks;

/// <summary>How good the follower model is, cross-validated; whether training again gives the same file; and how fast it scores, beside the published rule sets.</summary>
internal static class FollowersBenchmark
{
    private const int Profiles = 1_000_000;
    private const int Rounds = 5;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(3);

    public static void Run()
    {
        if (RepositoryRoot.SharedData is not { } data)
        {
            Console.Error.WriteLine("../shared/data is absent: its labelled followers are needed.");
            return;
        }
        var sets = FollowerDataSet.ReadAll(Path.Combine(data, "followers"));
        Speed(sets[0]);
        foreach (var set in sets)
            FollowerQuality.Print(set, Console.Out);
        var kept = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Core", "FakeFans", "Accounts", "follower-model.json"));
        Console.WriteLine(FollowersCommand.FileOf(sets) == kept ? "Trained again: the same file, bit for bit." : "Trained again: ANOTHER file.");
    }

    private static void Speed(FollowerDataSet data)
    {
        var profiles = Enumerable.Range(0, Profiles).Select(i => data.Accounts[i % data.Accounts.Count].Profile with { Followers = i % 5000 }).ToArray();
        var model = FollowerModel.Shipped.Of(data.Family);
        var (scored, ruled) = (new List<TimeSpan>(), new List<TimeSpan>());
        var sum = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            scored.Add(Measure(() =>
            {
                foreach (var profile in profiles)
                    sum += model.Score(profile).Probability();
            }));
            ruled.Add(Measure(() =>
            {
                foreach (var profile in profiles)
                    foreach (var set in RuleSet.All)
                        sum += (int)set.Apply(profile, null).Verdict;
            }));
        }
        var (mine, peer) = (scored.Min(), ruled.Min());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Profiles:N0} profiles scored on one core in {mine.TotalSeconds:0.00} s, best of {Rounds}; bound {Bound.TotalSeconds:0} s; peer (the three published rule sets) {peer.TotalSeconds:0.00} s, ratio {mine / peer:0.00} ({sum:0})"));
    }

    private static TimeSpan Measure(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed;
    }
}
