namespace Engagement.Simulator.Replay;

/// <summary>Finds rows of a daily export whose month or year is mistyped.</summary>
internal static class DaySequence
{
    /// <summary>More rows in a row than this are not taken for a slip of the pen.</summary>
    private const int LongestSlip = 7;

    /// <summary>
    /// What the days should be. A run of days is replaced only where it fills, row for row, the gap between the rows before and
    /// after it, and its days of the month already agree: then nothing but the month or the year was wrong.
    /// </summary>
    public static IReadOnlyList<DateOnly> Repair(IReadOnlyList<DateOnly> days)
    {
        var repaired = days.ToArray();
        for (var i = 1; i < repaired.Length; i++)
        {
            if (repaired[i] == repaired[i - 1].AddDays(1))
                continue;
            var end = EndOfSlip(repaired, i);
            for (; i < end; i++)
                repaired[i] = repaired[i - 1].AddDays(1);
        }

        return repaired;
    }

    /// <summary>The row at which the days are in step again, or the given row when they are not out of step by a slip.</summary>
    private static int EndOfSlip(DateOnly[] days, int first)
    {
        for (var end = first; end < days.Length && end - first <= LongestSlip; end++)
        {
            var expected = days[first - 1].AddDays(end - first + 1);
            if (days[end] == expected)
                return end;
            if (days[end].Day != expected.Day)
                return first;
        }

        return first;
    }
}
