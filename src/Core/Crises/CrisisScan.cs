namespace Engagement.Core.Crises;

/// <summary>Finds the stretches in which a page's audience was more upset than usual.</summary>
/// <remarks>
/// Every hour in which something was said is read over the last 1, 6 and 24 hours, so that both a storm and an anger that smoulders on a small page
/// show. The index is 100 (1 - the product of 1 - strength) over the rules of <see cref="CrisisSignal"/>, with levels from 30, 60 and 80
/// on. Volume counts as far as the tone turned with it, since a post that everybody cheers brings its critics too, and as far as it comes from
/// many people. Source of the composition and of the counts' distribution: docs/crises.md.
/// </remarks>
public static class CrisisScan
{
    /// <summary>A crisis is over after as many hours below <see cref="CrisisLevel.Watch"/>.</summary>
    public const int QuietHours = 12;

    private static readonly int[] WindowHours = [1, 6, 24];
    private static readonly int HistoryHours = (UsualVoices.Days + 2) * 24;

    /// <summary>The crises among a page's voices, in order.</summary>
    /// <remarks>Nothing is said of the first 8 days: what is usual is not known yet. Memory holds sixteen days of counts and one day of voices.</remarks>
    /// <param name="voices">What the audience said, by time; the page's own comments left out.</param>
    /// <param name="firstAt">From when on comments were collected: hours without voices after it count as silent.</param>
    /// <param name="untilAt">Until when they were.</param>
    /// <exception cref="ArgumentException">A voice is earlier than the one before it, or outside the time that was collected.</exception>
    public static IEnumerable<Crisis> Find(IEnumerable<Voice> voices, DateTimeOffset firstAt, DateTimeOffset untilAt)
    {
        ArgumentNullException.ThrowIfNull(voices);
        return Episodes(Readings(voices, firstAt, untilAt), untilAt);
    }

    /// <summary>A reading for each hour in which something was said and enough days before it are known.</summary>
    internal static IEnumerable<CrisisReading> Readings(IEnumerable<Voice> voices, DateTimeOffset firstAt, DateTimeOffset untilAt)
    {
        var history = new VoiceHistory(firstAt, HistoryHours, recentHours: WindowHours[^1]);
        var previous = firstAt;
        foreach (var voice in voices)
        {
            if (voice.At < previous || voice.At > untilAt)
                throw new ArgumentException($"a voice of {voice.At:o} follows {previous:o} or lies after {untilAt:o}; give the voices of the collected time in order", nameof(voices));
            previous = voice.At;
            if (history.IsInLaterHour(voice.At) && Read(history) is { } reading)
                yield return reading;
            history.Add(voice);
        }
        if (Read(history) is { } last)
            yield return last;
    }

    private static CrisisReading? Read(VoiceHistory history)
    {
        if (history.IsEmpty || history.WholeDaysBeforeLastDay < UsualVoices.FewestDays)
            return null;
        CrisisReading? strongest = null;
        foreach (var hours in WindowHours)
        {
            var usual = new UsualVoices(history.SameHoursOfDaysBefore(hours, UsualVoices.Days), history.DaysBefore(UsualVoices.Days), hours);
            var reading = CrisisIndex.Read(history, hours, usual);
            if (strongest is null || reading.Index > strongest.Index)
                strongest = reading;
        }
        return strongest;
    }

    private static IEnumerable<Crisis> Episodes(IEnumerable<CrisisReading> readings, DateTimeOffset untilAt)
    {
        Crisis? open = null;
        var lastAt = default(DateTimeOffset);
        foreach (var reading in readings)
        {
            if (open is not null && reading.At - lastAt > TimeSpan.FromHours(QuietHours))
            {
                yield return open with { EndedAt = lastAt };
                open = null;
            }
            if (reading.Level == CrisisLevel.Calm)
                continue;
            open = open is null ? new(reading.At, null, reading) : reading.Index > open.Peak.Index ? open with { Peak = reading } : open;
            lastAt = reading.At;
        }
        if (open is not null)
            yield return untilAt - lastAt > TimeSpan.FromHours(QuietHours) ? open with { EndedAt = lastAt } : open;
    }
}
