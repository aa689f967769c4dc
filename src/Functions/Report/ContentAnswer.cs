using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Content;
using Engagement.Core.Kpis;

namespace Engagement.Functions.Report;

/// <summary>How posts of a range of days did, as the API shows it.</summary>
internal sealed record ContentAnswer(
    string Network, string Id, DateOnly FirstDay, DateOnly LastDay, string TimeZone, int Posts, double? MedianEngagements,
    IReadOnlyList<ContentGroupAnswer> Groups, IReadOnlyList<FormatComparisonAnswer> Comparisons, IReadOnlyList<RankedPostAnswer> Top, IReadOnlyList<RankedPostAnswer> Bottom)
{
    public static ContentAnswer Of(
        PageKey page, DayRange range, TimeZoneInfo zone, IEnumerable<ContentGroup> groups, IEnumerable<FormatComparison> comparisons, RankedPosts ranked,
        Dictionary<DateOnly, MetricValue> followers)
    {
        RankedPostAnswer Post(RankedPost post) => RankedPostAnswer.Of(post, followers.GetValueOrDefault(page.Network.DayOf(post.Post.CreatedAt)));
        return new(
            page.Network.Name, page.Id, range.FirstDay, range.LastDay, zone.Id, ranked.N, ranked.Median,
            [.. groups.Select(ContentGroupAnswer.Of)], [.. comparisons.Select(FormatComparisonAnswer.Of)], [.. ranked.Top.Select(Post)], [.. ranked.Bottom.Select(Post)]);
    }
}

/// <param name="Dimension">"type", "text_length", "language" or "weekday".</param>
/// <param name="Status">"ok" or "not_enough_data".</param>
internal sealed record ContentGroupAnswer(string Dimension, string Name, int N, double? MedianEngagements, double? Index, Interval? Interval, string Status)
{
    public static ContentGroupAnswer Of(ContentGroup group) => new(
        Names.Of(group.Dimension), group.Name, group.N, group.MedianEngagements, group.Index, group.Interval, group.Index is null ? "not_enough_data" : "ok");
}

/// <param name="Verdict">"better", "worse", "no_clear_difference" or "not_enough_data".</param>
internal sealed record FormatComparisonAnswer(string Format, string Than, int N, int ThanN, double? Ratio, Interval? Interval, double? RawRatio, string Verdict)
{
    public static FormatComparisonAnswer Of(FormatComparison comparison) => new(
        Names.Of(comparison.Format), Names.Of(comparison.Than), comparison.N, comparison.ThanN, comparison.Ratio, comparison.Interval, comparison.RawRatio, Names.Of(comparison.Verdict));
}

/// <param name="Index">Engagements / the median of the page's posts of the range; null when that is 0.</param>
internal sealed record RankedPostAnswer(
    string Id, DateTimeOffset CreatedAt, string Type, Uri? Permalink, long Engagements, double? Index, PostRatesAnswer EngagementRates)
{
    public static RankedPostAnswer Of(RankedPost ranked, MetricValue followers) => new(
        ranked.Post.Id, ranked.Post.CreatedAt, Names.Of(ranked.Post.Type), ranked.Post.Permalink, ranked.Engagements, ranked.Index, PostRatesAnswer.Of(PostRates.Of(ranked.Post, followers)));
}

/// <summary>An engagement rate of one post; its numerator is the post's engagements.</summary>
internal sealed record PostRateAnswer(double? Value, long? Numerator, long? Denominator, string Status)
{
    public static PostRateAnswer Of(PostRate rate) => new(rate.Value, rate.Numerator, rate.Denominator, rate.Status.Name());
}

/// <summary>How the API spells the members of Core's enumerations.</summary>
internal static class Names
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
