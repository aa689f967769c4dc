using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Retention;

/// <summary>Remove what has been kept about a page long enough.</summary>
/// <param name="TextsBefore">Comments made before this day lose their texts.</param>
/// <param name="ChangesBefore">Changes pushed before this day are removed.</param>
internal sealed record ForgetTextsMessage(int Version, string Page, DateOnly TextsBefore, DateOnly ChangesBefore)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    public static ForgetTextsMessage For(PageKey page, DateOnly textsBefore, DateOnly changesBefore) => new(CurrentVersion, page.ToString(), textsBefore, changesBefore);

    public static ForgetTextsMessage Parse(string body) => MessageJson.Read<ForgetTextsMessage>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key), ("textsBefore", message => MessageJson.Day(message.TextsBefore)), ("changesBefore", message => MessageJson.Day(message.ChangesBefore)));
}
