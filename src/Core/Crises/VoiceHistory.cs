namespace Engagement.Core.Crises;

/// <summary>The last days of a page's voices: counts by hour, and the voices of the last day themselves.</summary>
internal sealed class VoiceHistory(DateTimeOffset firstAt, int historyHours, int recentHours)
{
    private readonly long _firstHour = HourOf(firstAt);
    private readonly HourOfVoices[] _hours = new HourOfVoices[historyHours];
    private readonly Queue<Voice> _recent = [];
    private long _hour = long.MinValue;

    public bool IsEmpty => _hour == long.MinValue;

    /// <summary>The end of the hour of the latest voice.</summary>
    public DateTimeOffset At => DateTimeOffset.UnixEpoch.AddHours(_hour + 1);

    /// <summary>Whole days that were collected before the day that ends with the latest voice's hour.</summary>
    public long WholeDaysBeforeLastDay => (_hour + 1 - 24 - _firstHour) / 24;

    public bool IsInLaterHour(DateTimeOffset at) => !IsEmpty && HourOf(at) > _hour;

    public void Add(Voice voice)
    {
        var hour = HourOf(voice.At);
        if (hour != _hour)
        {
            // Each hour takes the place of the one that has just become too old.
            for (var silent = Math.Max(hour - historyHours, IsEmpty ? hour - 1 : _hour) + 1; silent <= hour; silent++)
                Slot(silent) = default;
            _hour = hour;
            while (_recent.TryPeek(out var first) && HourOf(first.At) <= hour - recentHours)
                _recent.Dequeue();
        }
        Slot(hour) = Slot(hour).With(voice);
        _recent.Enqueue(voice);
    }

    /// <summary>What was said in the last hours, up to the latest.</summary>
    public IEnumerable<Voice> Last(int hours) => _recent.Where(voice => HourOf(voice.At) > _hour - hours);

    public HourOfVoices CountLast(int hours) => Sum(_hour - hours, _hour);

    /// <summary>The same hours of the days before the last day, the latest first: as many as were collected.</summary>
    public IReadOnlyList<HourOfVoices> SameHoursOfDaysBefore(int hours, int days) =>
        [.. Enumerable.Range(2, (int)Math.Min(days, WholeDaysBeforeLastDay)).Select(day => Sum(_hour - (24 * day) - hours, _hour - (24 * day)))];

    /// <summary>All hours of those days.</summary>
    public HourOfVoices DaysBefore(int days) => Sum(_hour - (24 * (1 + Math.Min(days, WholeDaysBeforeLastDay))), _hour - 24);

    private static long HourOf(DateTimeOffset at) => (long)Math.Floor((at - DateTimeOffset.UnixEpoch).TotalHours);

    private ref HourOfVoices Slot(long hour) => ref _hours[(int)(((hour % historyHours) + historyHours) % historyHours)];

    private HourOfVoices Sum(long after, long through)
    {
        var sum = default(HourOfVoices);
        for (var hour = after + 1; hour <= through; hour++)
            sum += Slot(hour);
        return sum;
    }
}
