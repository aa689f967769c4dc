namespace Engagement.Core;

/// <summary>How a page's followers were spread over countries at the end of a day.</summary>
/// <param name="Page">The page.</param>
/// <param name="Day">The network's day.</param>
/// <param name="Followers">By country code (ISO 3166-1, two capital letters); countries that the network leaves out are not there.</param>
public sealed record FollowersByCountry(PageKey Page, DateOnly Day, IReadOnlyDictionary<string, MetricValue> Followers)
{
    /// <summary>Followers whose country is known, or why none is.</summary>
    public MetricValue Total { get; private init; } = Sum(Followers);

    /// <summary>A day of which the network tells nothing.</summary>
    public static FollowersByCountry Missing(PageKey page, DateOnly day, MetricStatus reason) =>
        new(page, day, new Dictionary<string, MetricValue>()) { Total = MetricValue.Missing(reason) };

    private static MetricValue Sum(IReadOnlyDictionary<string, MetricValue> followers)
    {
        if (followers.Count == 0)
            return MetricValue.Missing(MetricStatus.NotCollected);
        var sum = followers.Values.Sum(value => value.Count ?? 0);
        return followers.Values.Any(value => value.Status == MetricStatus.Provisional) ? MetricValue.Provisional(sum) : MetricValue.Ok(sum);
    }
}
