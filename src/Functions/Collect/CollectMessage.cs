using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>Collect one stream of one page for a window of days; both ends included.</summary>
/// <param name="AsOfDay">The last complete day when this was sent: what is collected was known as of then, however often it is delivered.</param>
/// <param name="Stream">Messages sent before there were streams do not have it.</param>
internal sealed record CollectMessage(int Version, string Page, DateOnly FirstDay, DateOnly LastDay, DateOnly AsOfDay, string Stream = "days")
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    [JsonIgnore]
    public DayRange Days => new(FirstDay, LastDay);

    [JsonIgnore]
    public CollectionStream Of => CollectionStreams.Parse(Stream);

    public static CollectMessage For(PageKey page, DayRange days, DateOnly asOfDay, CollectionStream stream = CollectionStream.Days) =>
        new(CurrentVersion, page.ToString(), days.FirstDay, days.LastDay, asOfDay, stream.Name());

    public static CollectMessage Parse(string body) => MessageJson.Read<CollectMessage>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key), ("firstDay", message => MessageJson.Days(message.FirstDay, message.LastDay)), ("asOfDay", message => MessageJson.Day(message.AsOfDay)), ("stream", message => message.Of));
}
