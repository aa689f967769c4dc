namespace Engagement.Simulator.Pages;

/// <summary>One page as the network would show it on a given day.</summary>
/// <param name="FirstDay">First day that may be served.</param>
/// <param name="LastDay">Last complete day.</param>
/// <param name="Served">What the network reports now, by day; may reach back before <paramref name="FirstDay"/> for trailing sums.</param>
/// <param name="True">What happened, by day: what <paramref name="Served"/> settles on after the last revision.</param>
/// <param name="Posts">Newest first.</param>
internal sealed record PageSnapshot(
    PageProfile Profile,
    DateOnly FirstDay,
    DateOnly LastDay,
    IReadOnlyDictionary<DateOnly, PageDay> Served,
    IReadOnlyDictionary<DateOnly, PageDay> True,
    IReadOnlyList<SimulatedPost> Posts,
    IReadOnlyList<PageEvent> Events)
{
    private Dictionary<string, SimulatedPost>? _postsById;

    /// <summary>People who like the page now; recordings do not tell them from followers.</summary>
    public long? Fans { get; init; }

    /// <summary>Which share of the followers is in which country; null when that is not known. They need not make up all.</summary>
    public IReadOnlyDictionary<string, double>? CountryShares { get; init; }

    /// <summary>What was written privately, the conversation with the newest message first.</summary>
    public Lazy<IReadOnlyList<SimulatedConversation>> Conversations { get; init; } = new(() => []);

    public SimulatedPost? FindPost(string postPart) =>
        (_postsById ??= Posts.ToDictionary(p => p.Id, StringComparer.Ordinal)).GetValueOrDefault(postPart);

    /// <summary>The followers of a day by country, those without any left out; null when that is not known, or told of too few.</summary>
    public IReadOnlyDictionary<string, long>? FollowersByCountry(DateOnly day) =>
        CountryShares is not null && Served.GetValueOrDefault(day)?[Measure.Followers] is { } followers and >= 100
            ? CountryShares.Select(c => KeyValuePair.Create(c.Key, (long)(followers * c.Value))).Where(c => c.Value > 0).ToDictionary()
            : null;

    /// <summary>The followers on the last day for which they are known.</summary>
    public long? LatestFollowers()
    {
        for (var day = LastDay; day >= FirstDay; day = day.AddDays(-1))
            if (Served.GetValueOrDefault(day)?[Measure.Followers] is { } followers)
                return followers;
        return null;
    }
}
