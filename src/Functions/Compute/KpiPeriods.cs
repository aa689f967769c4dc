using Engagement.Core;
using Engagement.Core.Kpis;

namespace Engagement.Functions.Compute;

/// <summary>The periods that a change of some days concerns.</summary>
/// <param name="Held">Those that hold any of the days.</param>
/// <param name="Compared">
/// Trailing periods that those of today are compared with: on a page that is new here nobody has computed them when they were current.
/// </param>
internal sealed record KpiPeriods(IReadOnlyList<DayRange> Held, IReadOnlyList<DayRange> Compared)
{
    /// <summary>The kinds that are computed ahead. A single day is as quick to compute as to look up, and would be most of the rows.</summary>
    public static readonly IReadOnlyList<PeriodKind> Stored = [.. Enum.GetValues<PeriodKind>().Where(kind => kind != PeriodKind.Day)];

    private static readonly IReadOnlyList<PeriodKind> Trailing = [PeriodKind.Trailing7Days, PeriodKind.Trailing28Days, PeriodKind.Trailing90Days];

    public IEnumerable<DayRange> All => Held.Concat(Compared);

    public static KpiPeriods ToCompute(DayRange changed, DateOnly throughDay)
    {
        var held = Stored.SelectMany(kind => kind.Holding(changed, throughDay)).Distinct().ToList();
        var compared = Trailing.SelectMany(kind => Earlier(kind, kind.At(throughDay)).Where(earlier => held.Contains(kind.At(throughDay)) || earlier.Overlaps(changed)));
        return new(held, [.. compared.Except(held)]);
    }

    private static DayRange[] Earlier(PeriodKind kind, DayRange period) => [kind.Before(period), kind.YearBefore(period)];
}
