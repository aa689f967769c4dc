using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Connect;

/// <summary>Remove what is stored about a page, unless it has been registered again.</summary>
internal sealed record PurgeMessage(int Version, string Page)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    public static PurgeMessage For(PageKey page) => new(CurrentVersion, page.ToString());

    public static PurgeMessage Parse(string body) => MessageJson.Read<PurgeMessage>(body, CurrentVersion, message => message.Version, ("page", message => message.Key));
}
