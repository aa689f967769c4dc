using Engagement.Core.Kpis;

namespace Engagement.Core.Audience;

/// <summary>Whether the day can be told on which a page reaches its next milestone.</summary>
public enum MilestoneStatus
{
    /// <summary>It can.</summary>
    Ok,

    /// <summary>At the usual pace it is more than ten weeks away: further than the pace can be trusted.</summary>
    FarAway,

    /// <summary>Followers do not grow.</summary>
    NotGrowing,

    /// <summary>Followers are not known on the last day, or on too few of the days that lie whole weeks before.</summary>
    NotEnoughData,
}

/// <summary>When a page reaches its next round number of followers, with a range.</summary>
/// <remarks>
/// The pace is the mean of the last weeks' gains, at most 13, as ThinkUp extrapolates; there it is suppressed, too, when the milestone is more than
/// ten periods away. The range treats weeks as independent draws: T weeks bring T times the mean, give or take t × s × √(T + T²/n), Student's t with
/// n - 1 degrees of freedom and s the standard deviation of the weeks; its ends are the first days on which the upper and the lower bound reach
/// the milestone. Level: 95 % for each day, of the growth by then.
/// </remarks>
/// <param name="Status">Whether it can be told.</param>
/// <param name="Followers">Followers at the end of the last day.</param>
/// <param name="Milestone">The next number with one digit other than zeros: 5,000 after 4,846; null when followers are not known.</param>
/// <param name="WeeklyGain">Followers gained per week, on average.</param>
/// <param name="N">Weeks that this is the average of.</param>
/// <param name="ExpectedDay">The day at the usual pace.</param>
/// <param name="EarliestDay">When things go well.</param>
/// <param name="LatestDay">When they do not; null when it may take over two years, or never happen.</param>
public sealed record MilestoneForecast(
    MilestoneStatus Status, long? Followers, long? Milestone, double? WeeklyGain, int N, DateOnly? ExpectedDay, DateOnly? EarliestDay, DateOnly? LatestDay)
{
    /// <summary>How many weeks the pace is taken from, at most.</summary>
    public const int MaxWeeks = 13;

    /// <summary>With fewer weeks there is no forecast.</summary>
    public const int FewestWeeks = 4;

    private const int DaysPerWeek = 7;
    private const int FarAwayWeeks = 10;
    private const int LongestDays = 730;

    /// <summary>Forecasts from followers by day.</summary>
    /// <param name="days">Days of one page in any order; those before the weeks that count are passed over.</param>
    /// <param name="lastDay">The day from which on to forecast.</param>
    public static MilestoneForecast Of(IEnumerable<DailyPageMetrics> days, DateOnly lastDay)
    {
        ArgumentNullException.ThrowIfNull(days);
        var since = lastDay.AddDays(-MaxWeeks * DaysPerWeek);
        var followers = days.Where(day => day.Day >= since && day.Day <= lastDay && day[PageMetric.Followers].Count is not null)
            .ToDictionary(day => day.Day, day => (Count: day[PageMetric.Followers].Count!.Value, day.Page.Network));
        if (!followers.TryGetValue(lastDay, out var last))
            return new(MilestoneStatus.NotEnoughData, null, null, null, 0, null, null, null);
        var gains = Gains(followers, lastDay).ToList();
        double? gain = gains.Count == 0 ? null : gains.Average();
        var milestone = Next(last.Count);
        MilestoneForecast Without(MilestoneStatus reason) => new(reason, last.Count, milestone, gain, gains.Count, null, null, null);
        if (gains.Count < FewestWeeks)
            return Without(MilestoneStatus.NotEnoughData);
        if (gain is not { } pace || pace <= 0)
            return Without(MilestoneStatus.NotGrowing);
        var weeks = (milestone - last.Count) / pace;
        if (!(weeks <= FarAwayWeeks))
            return Without(MilestoneStatus.FarAway);

        var needed = milestone!.Value - last.Count;
        var spread = StudentT.TwoSided95(gains.Count - 1) * Math.Sqrt(gains.Sum(g => (g - pace) * (g - pace)) / (gains.Count - 1));
        return Without(MilestoneStatus.Ok) with
        {
            ExpectedDay = FirstDay(0),
            EarliestDay = FirstDay(spread),
            LatestDay = FirstDay(-spread),
        };

        DateOnly? FirstDay(double width)
        {
            for (var day = 1; day <= LongestDays; day++)
            {
                var ahead = (double)day / DaysPerWeek;
                // A hair below, for what thirds of weeks lose in rounding.
                if ((pace * ahead) + (width * Math.Sqrt(ahead + (ahead * ahead / gains.Count))) >= needed - 1e-6)
                    return lastDay.AddDays(day);
            }
            return null;
        }
    }

    /// <summary>The next number with one digit other than zeros; null when it exceeds <see cref="long.MaxValue"/>.</summary>
    /// <param name="followers">0 or more.</param>
    public static long? Next(long followers)
    {
        Int128 step = 1;
        while (step * 10 <= followers)
            step *= 10;
        var next = ((followers / step) + 1) * step;
        return next <= long.MaxValue ? (long)next : null;
    }

    private static IEnumerable<double> Gains(Dictionary<DateOnly, (long Count, Network Network)> followers, DateOnly lastDay)
    {
        for (var week = 0; week < MaxWeeks; week++)
        {
            var end = lastDay.AddDays(-week * DaysPerWeek);
            var start = end.AddDays(-DaysPerWeek);
            if (followers.TryGetValue(end, out var later) && followers.TryGetValue(start, out var earlier)
                && !SeriesBreak.Within(later.Network, [PageMetric.Followers], new(start, end)).Any())
                yield return (double)((Int128)later.Count - earlier.Count);
        }
    }
}
