using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Compute;

/// <summary>Compute a page's KPIs for the periods that end with a day.</summary>
internal sealed record QuantifyMessage(int Version, string Page, DateOnly ThroughDay)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    public static QuantifyMessage For(PageKey page, DateOnly throughDay) => new(CurrentVersion, page.ToString(), throughDay);

    public static QuantifyMessage Parse(string body)
    {
        var message = MessageJson.Read<QuantifyMessage>(body);
        if (message.Version != CurrentVersion)
            throw MessageJson.UnknownVersion(nameof(QuantifyMessage), message.Version);
        // A page or range that cannot be read is refused here, with its own message, not in the middle of the work.
        _ = message.Key;
        return message;
    }
}
