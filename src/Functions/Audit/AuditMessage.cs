using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Audit;

/// <summary>Judge one sample of a page's followers.</summary>
/// <param name="AsOfDay">The day that names the sample.</param>
internal sealed record AuditMessage(int Version, string Page, DateOnly AsOfDay)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    public static AuditMessage For(PageKey page, DateOnly asOfDay) => new(CurrentVersion, page.ToString(), asOfDay);

    public static AuditMessage Parse(string body) => MessageJson.Read<AuditMessage>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key), ("asOfDay", message => MessageJson.Day(message.AsOfDay)));
}
