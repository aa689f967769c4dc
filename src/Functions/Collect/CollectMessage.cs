using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Collect;

/// <summary>Collect one page for a window of days; both ends included.</summary>
/// <param name="AsOfDay">The last complete day when this was sent: what is collected was known as of then, however often it is delivered.</param>
internal sealed record CollectMessage(int Version, string Page, DateOnly FirstDay, DateOnly LastDay, DateOnly AsOfDay)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    [JsonIgnore]
    public DayRange Days => new(FirstDay, LastDay);

    public static CollectMessage For(PageKey page, DayRange days, DateOnly asOfDay) => new(CurrentVersion, page.ToString(), days.FirstDay, days.LastDay, asOfDay);

    public static CollectMessage Parse(string body)
    {
        var message = MessageJson.Read<CollectMessage>(body);
        if (message.Version != CurrentVersion)
            throw MessageJson.UnknownVersion(nameof(CollectMessage), message.Version);
        // A page or range that cannot be read is refused here, with its own message, not in the middle of the work.
        _ = (message.Key, message.Days);
        return message;
    }
}
