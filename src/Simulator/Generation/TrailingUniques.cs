using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Generation;

/// <summary>People counted once over 7 and 28 days: fewer than the days add up to, no fewer than on the best of them.</summary>
internal static class TrailingUniques
{
    public const int WarmUpDays = 28 + 28;

    /// <summary>Adds the trailing counts to days in order; a day without a full week or four weeks behind it gets none.</summary>
    public static void AddTo(IReadOnlyList<Dictionary<string, long>> days)
    {
        for (var i = 6; i < days.Count; i++)
        {
            days[i][Measure.Viewers7Days] = Unique(days, i, 7, Measure.Viewers, 0.55);
            days[i][Measure.NewFollows7Days] = Unique(days, i, 7, Measure.NewFollows, 0.98);
            days[i][Measure.Unfollows7Days] = Unique(days, i, 7, Measure.Unfollows, 0.98);
        }

        for (var i = 27; i < days.Count; i++)
        {
            var bestWeek = new[] { i, i - 7, i - 14, i - 21 }.Max(end => days[end].GetValueOrDefault(Measure.Viewers7Days));
            days[i][Measure.Viewers28Days] = Math.Max(bestWeek, Unique(days, i, 28, Measure.Viewers, 0.31));
            days[i][Measure.NewFollows28Days] = Math.Max(days[i][Measure.NewFollows7Days], Unique(days, i, 28, Measure.NewFollows, 0.96));
            days[i][Measure.Unfollows28Days] = Math.Max(days[i][Measure.Unfollows7Days], Unique(days, i, 28, Measure.Unfollows, 0.96));
        }
    }

    private static long Unique(IReadOnlyList<Dictionary<string, long>> days, int last, int count, string measure, double share)
    {
        var window = Enumerable.Range(last - count + 1, count).Select(i => days[i][measure]).ToList();
        return Math.Max(window.Max(), (long)(window.Sum() * share));
    }
}
