using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Connect;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Reads what Facebook's webhook delivers, as leniently as its other answers.</summary>
internal static class FacebookDelivery
{
    private const int MaxNameLength = 40;
    private const int MaxIdLength = 100;

    // Facebook began in 2004; in 2100 somebody else looks after this.
    private const long FirstSecond = 1_072_915_200;
    private const long AfterLastSecond = 4_102_444_800;

    // Who reacted is left out here, and without it one reaction cannot be told from another; their numbers are collected.
    private static readonly IReadOnlyList<string> IgnoredItems = ["reaction", "like"];

    /// <summary>The changes to posts and comments; what is of another kind or cannot be read is passed over.</summary>
    public static IEnumerable<FeedChange> Read(JsonElement delivery)
    {
        if (delivery.FindText("object") != "page")
            yield break;
        foreach (var entry in delivery.FindItems("entry"))
            foreach (var change in entry.FindItems("changes"))
                if (change.FindText("field") == "feed" && change.Find("value") is { } value && Read(entry, value) is { } read)
                    yield return read;
    }

    private static FeedChange? Read(JsonElement entry, JsonElement value)
    {
        var (item, verb) = (value.FindText("item"), value.FindText("verb"));
        var (post, comment) = (value.FindText("post_id"), item == "comment" ? value.FindText("comment_id") : null);
        if (PageOf(entry) is not { } page || !IsName(item) || !IsName(verb) || IgnoredItems.Contains(item) || (comment ?? post) is null
            || !IsId(post) || !IsId(comment) || Instant(entry, "time") is not { } changedAt)
            return null;
        return new(FeedChange.CurrentVersion, page.ToString(), item!, verb!, post, comment, changedAt);
    }

    private static PageKey? PageOf(JsonElement entry)
    {
        try
        {
            return entry.FindText("id") is { } id ? new(Network.Facebook, id) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Names and ids become keys.
    private static bool IsName(string? text) => text is { Length: > 0 and <= MaxNameLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsId(string? text) =>
        text is null || text.Length is > 0 and <= MaxIdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ':' or '.');

    private static DateTimeOffset? Instant(JsonElement entry, string field) =>
        entry.FindCount(field) is { } seconds and > FirstSecond and < AfterLastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
