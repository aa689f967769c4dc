namespace Engagement.Core.Crises;

/// <summary>Finds the stretches in which a page's audience was more upset than usual, voice by voice.</summary>
/// <remarks>
/// Every hour in which something was said is read over the last 1, 6 and 24 hours, so that both a storm and an anger that smoulders on a small page
/// show. The index is 100 (1 - the product of 1 - strength) over the rules of <see cref="CrisisSignal"/>, with levels from 30, 60 and 80
/// on. Volume counts as far as the tone turned with it, since a post that everybody cheers brings its critics too, and as far as it comes from
/// many people. Nothing is said of the first 8 days: what is usual is not known yet. Memory holds sixteen days of counts and one day of voices.
/// Source of the composition and of the counts' distribution: docs/crises.md.
/// </remarks>
public sealed class CrisisScan
{
    /// <summary>A crisis is over after as many hours below <see cref="CrisisLevel.Watch"/>.</summary>
    public const int QuietHours = 12;

    /// <summary>As many days before an hour decide on its reading: earlier voices do not matter to it.</summary>
    public const int HistoryDays = UsualVoices.Days + 2;

    private static readonly int[] WindowHours = [1, 6, 24];

    private readonly VoiceHistory _history;
    private readonly DateTimeOffset _untilAt;
    private readonly DateTimeOffset _tellFrom;
    private DateTimeOffset _previousAt;
    private Crisis? _open;
    private DateTimeOffset _lastAt;

    /// <param name="firstAt">From when on comments were collected: hours without voices after it count as silent.</param>
    /// <param name="untilAt">Until when they were.</param>
    /// <param name="tellFrom">Hours that begin earlier are history and are not read. With <see cref="HistoryDays"/> of it, readings are those of a scan from the very first voice.</param>
    public CrisisScan(DateTimeOffset firstAt, DateTimeOffset untilAt, DateTimeOffset? tellFrom = null)
    {
        _history = new(firstAt, HistoryDays * 24, recentHours: WindowHours[^1]);
        (_previousAt, _untilAt, _tellFrom) = (firstAt, untilAt, tellFrom ?? firstAt);
    }

    /// <summary>The crises among a page's voices, in order.</summary>
    /// <param name="voices">What the audience said, by time; the page's own comments left out.</param>
    /// <param name="firstAt">From when on comments were collected.</param>
    /// <param name="untilAt">Until when they were.</param>
    /// <exception cref="ArgumentException">A voice is earlier than the one before it, or outside the time that was collected.</exception>
    public static IEnumerable<Crisis> Find(IEnumerable<Voice> voices, DateTimeOffset firstAt, DateTimeOffset untilAt)
    {
        ArgumentNullException.ThrowIfNull(voices);
        var scan = new CrisisScan(firstAt, untilAt);
        foreach (var voice in voices)
            if (scan.Add(voice) is { } over)
                yield return over;
        foreach (var crisis in scan.Rest())
            yield return crisis;
    }

    /// <summary>Takes in the next voice.</summary>
    /// <returns>A crisis that is over, as the voices until then show; null otherwise.</returns>
    /// <exception cref="ArgumentException">The voice is earlier than the one before it, or outside the time that was collected.</exception>
    public Crisis? Add(Voice voice)
    {
        if (voice.At < _previousAt || voice.At > _untilAt)
            throw new ArgumentException($"a voice of {voice.At:o} follows {_previousAt:o} or lies after {_untilAt:o}; give the voices of the collected time in order", nameof(voice));
        _previousAt = voice.At;
        var over = _history.IsInLaterHour(voice.At) ? Follow() : null;
        _history.Add(voice);
        return over;
    }

    /// <summary>The crises that are left when all voices were taken in: one that is over, one that may go on, or none.</summary>
    public IEnumerable<Crisis> Rest()
    {
        if (Follow() is { } over)
            yield return over;
        if (_open is not null)
            yield return IsQuietAt(_untilAt) ? _open with { EndedAt = _lastAt } : _open;
    }

    /// <summary>Reads the hour that is complete.</summary>
    /// <returns>The crisis that was over before it.</returns>
    private Crisis? Follow()
    {
        if (Read() is not { } reading)
            return null;
        var over = _open is not null && IsQuietAt(reading.At) ? _open with { EndedAt = _lastAt } : null;
        if (over is not null)
            _open = null;
        if (reading.Level == CrisisLevel.Calm)
            return over;
        _open = _open is null ? new(reading.At, null, reading) : reading.Index > _open.Peak.Index ? _open with { Peak = reading } : _open;
        _lastAt = reading.At;
        return over;
    }

    private bool IsQuietAt(DateTimeOffset at) => at - _lastAt > TimeSpan.FromHours(QuietHours);

    private CrisisReading? Read()
    {
        if (_history.IsEmpty || _history.At <= _tellFrom || _history.WholeDaysBeforeLastDay < UsualVoices.FewestDays)
            return null;
        CrisisReading? strongest = null;
        foreach (var hours in WindowHours)
        {
            var usual = new UsualVoices(_history.SameHoursOfDaysBefore(hours, UsualVoices.Days), _history.DaysBefore(UsualVoices.Days), hours);
            var reading = CrisisIndex.Read(_history, hours, usual);
            if (strongest is null || reading.Index > strongest.Index)
                strongest = reading;
        }
        return strongest;
    }
}
