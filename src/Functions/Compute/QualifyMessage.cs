using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Compute;

/// <summary>Judge again what people said to a page, and what it answered, on changed days.</summary>
/// <param name="FirstDay">First of the days on which what was said may have changed.</param>
/// <param name="LastDay">Last of them.</param>
/// <param name="ThroughDay">The last day that is complete: trailing periods end with it, and calendar periods that go on are left for later.</param>
internal sealed record QualifyMessage(int Version, string Page, DateOnly FirstDay, DateOnly LastDay, DateOnly ThroughDay)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    [JsonIgnore]
    public DayRange Changed => new(FirstDay, LastDay);

    public static QualifyMessage For(PageKey page, DayRange changed, DateOnly throughDay) => new(CurrentVersion, page.ToString(), changed.FirstDay, changed.LastDay, throughDay);

    public static QualifyMessage Parse(string body) => MessageJson.Read<QualifyMessage>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key), ("firstDay", message => MessageJson.Days(message.FirstDay, message.LastDay)), ("throughDay", message => MessageJson.Day(message.ThroughDay)));
}
