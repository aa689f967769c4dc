namespace Engagement.Core.Kpis;

/// <summary>The engagements of one post against those who could engage; lifetime, as last read.</summary>
/// <param name="ByViews">By times it was shown.</param>
/// <param name="ByViewers">By people who saw it.</param>
/// <param name="ByFollowers">By followers at the end of the day on which it was published.</param>
public sealed record PostRates(PostRate ByViews, PostRate ByViewers, PostRate ByFollowers)
{
    /// <summary>The three rates of a post.</summary>
    /// <param name="post">The post.</param>
    /// <param name="followers">Followers at the end of its day.</param>
    /// <exception cref="OverflowException">The engagements exceed <see cref="long.MaxValue"/>.</exception>
    public static PostRates Of(Post post, MetricValue followers)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new(PostRate.Of(post, post.Views), PostRate.Of(post, post.Viewers), PostRate.Of(post, followers));
    }
}

/// <summary>Engagements (reactions + comments + shares) of a post by one of the counts that they can be divided by.</summary>
/// <remarks>No interval: it is a count of what happened, and one post shows no variation.</remarks>
/// <param name="Value">The ratio, or null with the reason in <paramref name="Status"/>; can exceed 1.</param>
/// <param name="Numerator">The engagements; null when a part of them is missing.</param>
/// <param name="Denominator">What they are divided by.</param>
/// <param name="Status">What the value is worth, or why there is none.</param>
public readonly record struct PostRate(double? Value, long? Numerator, long? Denominator, MetricStatus Status)
{
    internal static PostRate Of(Post post, MetricValue by)
    {
        var status = StatusOrder.WorseOf(PostTally.EngagementsOf(post), by.Status);
        if (status.HasValue() && by.Count <= 0)
            status = MetricStatus.Undefined;
        return new(status.HasValue() ? (double)post.Engagements!.Value / by.Count!.Value : null, post.Engagements, by.Count, status);
    }
}
