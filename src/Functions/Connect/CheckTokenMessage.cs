using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Connect;

/// <summary>Ask a page's network what its token is worth.</summary>
internal sealed record CheckTokenMessage(int Version, string Page)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    public static CheckTokenMessage For(PageKey page) => new(CurrentVersion, page.ToString());

    public static CheckTokenMessage Parse(string body) => MessageJson.Read<CheckTokenMessage>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key));
}
