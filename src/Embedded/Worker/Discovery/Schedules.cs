using System.Globalization;
using NCrontab;

namespace Engagement.Embedded.Worker.Discovery;

/// <summary>NCRONTAB expressions, in UTC.</summary>
internal static class Schedules
{
    private const int FieldsWithoutSeconds = 5;
    private static readonly char[] Blanks = [' ', '\t'];

    public static CrontabSchedule? Parse(string text, Action<string> problem)
    {
        var fields = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields == 1 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
        {
            problem($"the schedule '{text}' is a TimeSpan, which needs an App Service plan; write an NCRONTAB expression such as '0 0 * * * *'.");
            return null;
        }
        // As in the real host, an expression of five fields starts with minutes.
        var schedule = CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields != FieldsWithoutSeconds });
        if (schedule is null)
            problem($"the schedule '{text}' is not an NCRONTAB expression; write six fields, '{{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of week}}'.");
        return schedule;
    }
}
