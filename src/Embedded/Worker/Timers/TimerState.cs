using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace Engagement.Embedded.Worker.Timers;

/// <summary>When a timer last ran and is next due, in UTC, as the real host stores it.</summary>
internal sealed record TimerState(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated)
{
    /// <summary>Of a timer that was never seen before.</summary>
    public static TimerState First(CrontabSchedule schedule, DateTimeOffset now) => new(default, Following(schedule, now), default);

    public static TimerState AfterRun(CrontabSchedule schedule, DateTimeOffset at) => new(at, Following(schedule, at), at);

    public static DateTimeOffset Following(CrontabSchedule schedule, DateTimeOffset time) =>
        new(DateTime.SpecifyKind(schedule.GetNextOccurrence(time.UtcDateTime), DateTimeKind.Utc));

    /// <summary>The state to go on from: itself, or counted anew when the schedule is not the one that this was stored under.</summary>
    /// <remarks>A changed schedule is never past due at once. So has it the real host, for a timer that has not run yet, too.</remarks>
    public TimerState UnderSchedule(CrontabSchedule schedule, DateTimeOffset now)
    {
        var from = Last != default ? Last : LastUpdated != default ? LastUpdated : now;
        var expected = Following(schedule, from);
        if (expected == Next)
            return this;
        return now > expected ? new TimerState(default, Following(schedule, now), now) : new TimerState(default, expected, from);
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static TimerState? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TimerState>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The real worker reads these from JSON with an offset, which gives local times.
    public ScheduleStatus ToStatus() => new() { Last = Local(Last), Next = Local(Next), LastUpdated = Local(LastUpdated) };

    private static DateTime Local(DateTimeOffset time) => time == default ? default : time.LocalDateTime;
}
