using Engagement.Core.Kpis;

namespace Engagement.Core.Content;

/// <summary>What a comparison of two formats comes to.</summary>
public enum FormatVerdict
{
    /// <summary>The interval holds 1: the difference may be chance.</summary>
    NoClearDifference,

    /// <summary>The first earns more.</summary>
    Better,

    /// <summary>The first earns less.</summary>
    Worse,

    /// <summary>One of the two has too few posts, or they were never published at comparable times.</summary>
    NotEnoughData,
}

/// <summary>Whether one format of posts beats another on a page, adjusted for when they were published.</summary>
/// <remarks>
/// Least squares of ln(1 + engagements) on the format, with the month, the weekday and a quarter of the day as controls: a format that is used at good hours
/// only, or lately only, does not win by that. Logarithms, so that one viral post does not decide. The interval, method <c>hc2</c>, allows for formats that
/// vary differently. It says what goes with the format on this page, not what the format causes: topics are not adjusted for.
/// </remarks>
/// <param name="Format">The first format.</param>
/// <param name="Than">The one that it is compared with.</param>
/// <param name="N">Posts of the first with known engagements.</param>
/// <param name="ThanN">Posts of the other.</param>
/// <param name="Ratio">Engagements of the first / of the other, adjusted; null without enough data.</param>
/// <param name="Interval">How sure the ratio is; null where there is none.</param>
/// <param name="RawRatio">The same without adjustment: a ratio of geometric means; null when one has no post.</param>
/// <param name="Verdict">What it comes to.</param>
public sealed record FormatComparison(
    PostType Format, PostType Than, int N, int ThanN, double? Ratio, Interval? Interval, double? RawRatio, FormatVerdict Verdict)
{
    /// <summary>With fewer posts of either format nothing is compared.</summary>
    public const int FewestPosts = 10;

    private const double Level = 0.95;
    private const string Method = "hc2";
    private const int HoursPerBlock = 6;

    /// <summary>Compares two formats.</summary>
    /// <param name="format">The first.</param>
    /// <param name="than">The other.</param>
    /// <param name="posts">Posts of one page, in any order; other formats and posts with unknown engagements are left out.</param>
    /// <param name="zone">Where the page's people live.</param>
    public static FormatComparison Of(PostType format, PostType than, IEnumerable<Post> posts, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(posts);
        ArgumentNullException.ThrowIfNull(zone);
        var known = posts.Where(post => (post.Type == format || post.Type == than) && post.Engagements is not null)
            .OrderBy(post => post.CreatedAt).ThenBy(post => post.Id, StringComparer.Ordinal).ToList();
        var logs = known.Select(post => Math.Log(1 + (double)post.Engagements!.Value)).ToArray();
        var isFormat = known.Select(post => post.Type == format ? 1.0 : 0.0).ToArray();
        var n = known.Count(post => post.Type == format);
        var without = new FormatComparison(format, than, n, known.Count - n, null, null, Raw(logs, isFormat), FormatVerdict.NotEnoughData);
        if (n < FewestPosts || known.Count - n < FewestPosts)
            return without;
        if (LeastSquares.EffectOf(isFormat, Controls([.. known.Select(post => TimeZoneInfo.ConvertTime(post.CreatedAt, zone))]), logs) is not { } effect)
            return without;
        var margin = StudentT.TwoSided95(effect.DegreesOfFreedom) * effect.StandardError;
        var (low, high) = (effect.Estimate - margin, effect.Estimate + margin);
        return without with
        {
            Ratio = Math.Exp(effect.Estimate),
            Interval = new(Math.Exp(low), Math.Exp(high), Level, Method),
            Verdict = low > 0 ? FormatVerdict.Better : high < 0 ? FormatVerdict.Worse : FormatVerdict.NoClearDifference,
        };
    }

    private static double? Raw(double[] logs, double[] isFormat)
    {
        var byFormat = logs.Zip(isFormat).ToLookup(pair => pair.Second > 0, pair => pair.First);
        return byFormat[true].Any() && byFormat[false].Any() ? Math.Exp(byFormat[true].Average() - byFormat[false].Average()) : null;
    }

    private static IEnumerable<double[]> Controls(IReadOnlyList<DateTimeOffset> published) =>
    [
        .. Indicators(published, at => (at.Year * 100) + at.Month),
        .. Indicators(published, at => (int)at.DayOfWeek),
        .. Indicators(published, at => at.Hour / HoursPerBlock),
    ];

    private static IEnumerable<double[]> Indicators(IReadOnlyList<DateTimeOffset> published, Func<DateTimeOffset, int> groupOf) =>
        published.Select(groupOf).Distinct().Order().Select(group => published.Select(at => groupOf(at) == group ? 1.0 : 0.0).ToArray());
}
