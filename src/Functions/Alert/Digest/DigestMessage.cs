using System.Text.Json.Serialization;
using Engagement.Core;
using Engagement.Core.Kpis;

namespace Engagement.Functions.Alert.Digest;

/// <summary>Send the digest of a week, and export it.</summary>
/// <param name="Sunday">The last day of the week.</param>
internal sealed record DigestMessage(int Version, DateOnly Sunday)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public DayRange Week => PeriodKind.Week.At(Sunday);

    /// <summary>What the record of its mail is called.</summary>
    [JsonIgnore]
    public SentThing Thing => new("weekly_digest", WeekName, null);

    /// <summary>ISO 8601, like "2026-W47".</summary>
    [JsonIgnore]
    public string WeekName
    {
        get
        {
            var sunday = Sunday.ToDateTime(TimeOnly.MinValue);
            return FormattableString.Invariant($"{System.Globalization.ISOWeek.GetYear(sunday)}-W{System.Globalization.ISOWeek.GetWeekOfYear(sunday):D2}");
        }
    }

    public static DigestMessage For(DayRange week) => new(CurrentVersion, week.LastDay);

    public static DigestMessage Parse(string body) => MessageJson.Read<DigestMessage>(
        body, CurrentVersion, message => message.Version,
        ("sunday", message => MessageJson.Day(message.Sunday).DayOfWeek == DayOfWeek.Sunday ? message.Sunday : throw new FormatException("it is not a Sunday")));
}
