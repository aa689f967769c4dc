using System.Globalization;
using Engagement.Core;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Functions.Tests.Feed;

/// <summary>A filter on daily metrics, as text, and what it means, written independently of the feed: true, false or not known.</summary>
internal sealed record RandomFilter(string Text, Func<DailyPageMetrics, bool?> Meaning)
{
    private static readonly string[] Pages = ["facebook~100", "facebook~1000", "x~7", "facebook~none", "nonsense"];
    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le"];

    public static Arbitrary<RandomFilter> Any => Of(3).ToArbitrary();

    public override string ToString() => Text;

    private static Gen<RandomFilter> Of(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (3, from left in Of(depth - 1) from right in Of(depth - 1) select new RandomFilter($"({left} and {right})", day => And(left.Meaning(day), right.Meaning(day)))),
        (3, from left in Of(depth - 1) from right in Of(depth - 1) select new RandomFilter($"({left} or {right})", day => Or(left.Meaning(day), right.Meaning(day)))),
        (1, from inner in Of(depth - 1) select new RandomFilter($"not ({inner})", day => !inner.Meaning(day))));

    private static Gen<RandomFilter> Leaf => Gen.OneOf(OnPage, OnPages, OnDay, OnViews, OnSum, OnStatus, OnYear, OnKey);

    private static Gen<RandomFilter> OnPage =>
        from page in Gen.Elements(Pages) from comparison in Gen.Elements(Operators)
        select new RandomFilter($"PageKey {comparison} '{page}'", day => Holds(comparison, string.CompareOrdinal(Key(day), page)));

    private static Gen<RandomFilter> OnPages =>
        from pages in Gen.Elements(Pages).NonEmptyListOf()
        select new RandomFilter($"PageKey in ({string.Join(',', pages.Select(page => $"'{page}'"))})", day => pages.Contains(Key(day)));

    private static Gen<RandomFilter> OnDay =>
        from offset in Gen.Choose(-3, 70) from comparison in Gen.Elements(Operators) from mirrored in Gen.Elements(true, false)
        let bound = FeedQueryTests.FirstDay.AddDays(offset)
        let literal = bound.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        select mirrored
            ? new RandomFilter($"{literal} {comparison} Day", day => Holds(comparison, bound.CompareTo(day.Day)))
            : new RandomFilter($"Day {comparison} {literal}", day => Holds(comparison, day.Day.CompareTo(bound)));

    private static Gen<RandomFilter> OnViews =>
        from bound in Gen.Choose(-1, 12).Select(number => number < 0 ? (int?)null : number) from comparison in Gen.Elements(Operators)
        select new RandomFilter($"Views {comparison} {bound?.ToString(CultureInfo.InvariantCulture) ?? "null"}", day => Compared(comparison, day[PageMetric.Views].Count, bound));

    private static Gen<RandomFilter> OnSum =>
        from bound in Gen.Choose(0, 20) from comparison in Gen.Elements(Operators)
        select new RandomFilter($"Views add Engagements {comparison} {bound}", day => Compared(comparison, day[PageMetric.Views].Count + day[PageMetric.Engagements].Count, bound));

    private static Gen<RandomFilter> OnStatus =>
        from part in Gen.Elements("ok", "not", "_", "provisional")
        select new RandomFilter($"contains(ViewsStatus,'{part}')", day => day[PageMetric.Views].Status.Name().Contains(part, StringComparison.Ordinal));

    private static Gen<RandomFilter> OnYear =>
        from month in Gen.Choose(9, 12)
        select new RandomFilter($"(year(Day) eq 2026 and month(Day) eq {month})", day => day.Day.Year == 2026 && day.Day.Month == month);

    private static Gen<RandomFilter> OnKey =>
        from offset in Gen.Choose(0, 60)
        let day = FeedQueryTests.FirstDay.AddDays(offset)
        let key = string.Create(CultureInfo.InvariantCulture, $"facebook~100~{day:yyyyMMdd}")
        select new RandomFilter($"Key eq '{key}'", row => FeedQueryTests.KeyOf(row) == key);

    private static string Key(DailyPageMetrics day) => $"{day.Page.Network.Name}~{day.Page.Id}";

    // eq and ne know null; nothing is above or below it.
    private static bool Compared(string comparison, long? value, long? bound) => comparison switch
    {
        "eq" => value == bound,
        "ne" => value != bound,
        _ => value is { } left && bound is { } right && Holds(comparison, left.CompareTo(right)),
    };

    private static bool Holds(string comparison, int order) => comparison switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "gt" => order > 0,
        "ge" => order >= 0,
        "lt" => order < 0,
        _ => order <= 0,
    };

    private static bool? And(bool? one, bool? other) => one == false || other == false ? false : one & other;

    private static bool? Or(bool? one, bool? other) => one == true || other == true ? true : one | other;
}
