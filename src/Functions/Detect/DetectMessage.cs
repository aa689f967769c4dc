using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Detect;

/// <summary>Judge whether a page's followers look real, now that some of its days changed.</summary>
/// <param name="FirstDay">First of the days that changed.</param>
/// <param name="LastDay">Last of them.</param>
/// <param name="ThroughDay">The last day that is complete.</param>
internal sealed record DetectMessage(int Version, string Page, DateOnly FirstDay, DateOnly LastDay, DateOnly ThroughDay)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    [JsonIgnore]
    public DayRange Changed => new(FirstDay, LastDay);

    public static DetectMessage For(PageKey page, DayRange changed, DateOnly throughDay) => new(CurrentVersion, page.ToString(), changed.FirstDay, changed.LastDay, throughDay);

    public static DetectMessage Parse(string body) => MessageJson.Read<DetectMessage>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key), ("firstDay", message => MessageJson.Days(message.FirstDay, message.LastDay)), ("throughDay", message => MessageJson.Day(message.ThroughDay)));
}
