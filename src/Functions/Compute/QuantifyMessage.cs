using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Compute;

/// <summary>Compute a page's KPIs for the periods that hold changed days.</summary>
/// <param name="FirstDay">First of the days that were collected.</param>
/// <param name="LastDay">Last of them.</param>
/// <param name="ThroughDay">The last day that is complete: trailing periods end with it, and calendar periods that go on are left for later.</param>
internal sealed record QuantifyMessage(int Version, string Page, DateOnly FirstDay, DateOnly LastDay, DateOnly ThroughDay)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    [JsonIgnore]
    public DayRange Changed => new(FirstDay, LastDay);

    public static QuantifyMessage For(PageKey page, DayRange changed, DateOnly throughDay) => new(CurrentVersion, page.ToString(), changed.FirstDay, changed.LastDay, throughDay);

    public static QuantifyMessage Parse(string body) => MessageJson.Read<QuantifyMessage>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key), ("firstDay", message => MessageJson.Days(message.FirstDay, message.LastDay)), ("throughDay", message => MessageJson.Day(message.ThroughDay)));
}
