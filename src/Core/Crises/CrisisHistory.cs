namespace Engagement.Core.Crises;

/// <summary>What becomes of crises that were found before when the same stretch is judged again.</summary>
public static class CrisisHistory
{
    /// <summary>The crises of a stretch: what is found now, and what was found before where it can no longer be judged.</summary>
    /// <remarks>
    /// Comments that are removed lose their author, and with them the people who were upset. So nobody takes a crisis back by removing comments: where
    /// some are gone, a crisis that was stronger stays as it was. Everything else is as found now, since late comments are to correct it.
    /// </remarks>
    /// <param name="before">As found before, in order.</param>
    /// <param name="now">As found now, in order.</param>
    /// <param name="gone">When what is removed by now was said, as far as it was upset.</param>
    /// <param name="untilAt">Until when comments were collected.</param>
    public static IReadOnlyList<Crisis> Merge(IEnumerable<Crisis> before, IReadOnlyList<Crisis> now, IReadOnlyCollection<DateTimeOffset> gone, DateTimeOffset untilAt)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(gone);
        var kept = before.Where(crisis => gone.Any(at => IsReadFor(crisis, at)) && !now.Any(found => Overlap(crisis, found) && found.Peak.Index >= crisis.Peak.Index))
            .Select(crisis => Ended(crisis, now, untilAt)).ToList();
        return [.. now.Where(found => !kept.Exists(crisis => Overlap(crisis, found))).Concat(kept).OrderBy(crisis => crisis.StartedAt)];
    }

    // A reading looks back a day.
    private static bool IsReadFor(Crisis crisis, DateTimeOffset at) => at >= crisis.StartedAt.AddDays(-1) && (crisis.EndedAt is not { } end || at <= end);

    private static bool Overlap(Crisis one, Crisis other) => !(one.EndedAt < other.StartedAt) && !(other.EndedAt < one.StartedAt);

    /// <summary>With its end, where that was open: as is found now, or with its peak once there is nothing left of it.</summary>
    private static Crisis Ended(Crisis crisis, IEnumerable<Crisis> now, DateTimeOffset untilAt)
    {
        if (crisis.EndedAt is not null)
            return crisis;
        if (now.LastOrDefault(found => Overlap(crisis, found)) is { } same)
            return crisis with { EndedAt = same.EndedAt };
        return untilAt - crisis.Peak.At > TimeSpan.FromHours(CrisisScan.QuietHours) ? crisis with { EndedAt = crisis.Peak.At } : crisis;
    }
}
