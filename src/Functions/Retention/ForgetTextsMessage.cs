using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Retention;

/// <summary>Remove what has been kept about a page long enough.</summary>
/// <param name="TextsBefore">Comments made before this day lose their texts.</param>
/// <param name="ChangesBefore">Changes pushed before this day are removed.</param>
/// <param name="AuthorsBefore">Comments made before this day lose the keys of their authors; null in messages of before there was a bound.</param>
/// <param name="MessagesBefore">Private messages of before this day are removed; null likewise.</param>
/// <param name="SamplesBefore">Samples of followers from before this day are removed; null likewise.</param>
internal sealed record ForgetTextsMessage(int Version, string Page, DateOnly TextsBefore, DateOnly ChangesBefore, DateOnly? AuthorsBefore = null, DateOnly? MessagesBefore = null, DateOnly? SamplesBefore = null)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public PageKey Key => PageKey.Parse(Page);

    public static ForgetTextsMessage For(PageKey page, DateOnly textsBefore, DateOnly changesBefore) => new(CurrentVersion, page.ToString(), textsBefore, changesBefore);

    public static ForgetTextsMessage Parse(string body) => MessageJson.Read<ForgetTextsMessage>(
        body, CurrentVersion, message => message.Version,
        ("page", message => message.Key), ("textsBefore", message => MessageJson.Day(message.TextsBefore)), ("changesBefore", message => MessageJson.Day(message.ChangesBefore)),
        ("authorsBefore", message => Day(message.AuthorsBefore)), ("messagesBefore", message => Day(message.MessagesBefore)), ("samplesBefore", message => Day(message.SamplesBefore)));

    private static DateOnly? Day(DateOnly? day) => day is { } known ? MessageJson.Day(known) : null;
}
