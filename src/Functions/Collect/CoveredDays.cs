using System.Globalization;
using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>A set of days as merged ranges: the same days give the same ranges in whatever order they were added.</summary>
internal sealed class CoveredDays
{
    public static readonly CoveredDays None = new([]);

    private const string DayFormat = "yyyy-MM-dd";

    private CoveredDays(IReadOnlyList<DayRange> ranges) => Ranges = ranges;

    /// <summary>In order; neither overlapping nor adjacent.</summary>
    public IReadOnlyList<DayRange> Ranges { get; }

    public CoveredDays Add(DayRange days)
    {
        var before = Ranges.TakeWhile(r => r.LastDay.DayNumber < days.FirstDay.DayNumber - 1).ToList();
        var after = Ranges.SkipWhile(r => r.FirstDay.DayNumber <= days.LastDay.DayNumber + 1).ToList();
        var touching = Ranges.Skip(before.Count).Take(Ranges.Count - before.Count - after.Count).ToList();
        var merged = touching.Count == 0 ? days : new DayRange(
            touching[0].FirstDay < days.FirstDay ? touching[0].FirstDay : days.FirstDay,
            touching[^1].LastDay > days.LastDay ? touching[^1].LastDay : days.LastDay);
        return new([.. before, merged, .. after]);
    }

    public bool Contains(DateOnly day) => Ranges.Any(range => range.Contains(day));

    public bool Overlaps(DayRange days) => Ranges.Any(days.Overlaps);

    /// <summary>The days of a range that are not in this set.</summary>
    public CoveredDays MissingFrom(DayRange wanted)
    {
        var missing = new List<DayRange>();
        var next = wanted.FirstDay;
        foreach (var covered in Ranges.Where(r => r.LastDay >= wanted.FirstDay && r.FirstDay <= wanted.LastDay))
        {
            if (covered.FirstDay > next)
                missing.Add(new(next, covered.FirstDay.AddDays(-1)));
            next = covered.LastDay.AddDays(1);
        }
        if (next <= wanted.LastDay)
            missing.Add(new(next, wanted.LastDay));
        return new(missing);
    }

    public static CoveredDays Parse(string? text) => string.IsNullOrEmpty(text) ? None : new([.. text.Split(',').Select(ParseRange)]);

    /// <summary>"yyyy-MM-dd..yyyy-MM-dd", separated by commas.</summary>
    public override string ToString() => string.Join(',', Ranges);

    private static DayRange ParseRange(string text)
    {
        var ends = text.Split("..");
        return ends.Length == 2
            ? new(ParseDay(ends[0]), ParseDay(ends[1]))
            : throw new FormatException($"'{text}' is not a range of days; it reads yyyy-MM-dd..yyyy-MM-dd");
    }

    private static DateOnly ParseDay(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);
}
