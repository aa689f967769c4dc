using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Generation;

/// <summary>The last days are reported low at first and revised upwards until they are three days old.</summary>
internal static class Provisional
{
    public const int Days = 3;

    private static readonly (double Low, double High)[] ShareByAge = [(0.86, 0.93), (0.94, 0.97), (0.98, 0.995)];

    /// <summary>What the network reports of a day on the day of asking.</summary>
    /// <param name="age">Days since: 1 for yesterday.</param>
    /// <param name="followersBefore">Followers reported for the day before.</param>
    public static Dictionary<string, long> Report(int seed, int page, PageDay day, int age, long followersBefore)
    {
        var (low, high) = ShareByAge[age - 1];
        var share = Dice.For(seed, "revision", page, day.Day.DayNumber, age).Between(low, high);
        var values = day.Values.ToDictionary(v => v.Key, v => (long)(v.Value * share));
        values[Measure.Followers] = followersBefore + values[Measure.NewFollows] - values[Measure.Unfollows];
        return values;
    }
}
