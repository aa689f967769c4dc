using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Networks.X;

/// <summary>What a post is made of, in our terms.</summary>
internal static class XPostType
{
    /// <param name="mediaTypes">What the answer says of the media that its posts refer to, by media key.</param>
    public static PostType Of(JsonElement post, IReadOnlyDictionary<string, string?> mediaTypes)
    {
        var attachments = post.Find("attachments");
        if (attachments?.FindItems("media_keys").Select(key => key.ValueKind == JsonValueKind.String ? key.GetString() : null).FirstOrDefault() is { } media)
            return mediaTypes.GetValueOrDefault(media) switch
            {
                "photo" => PostType.Photo,
                "video" or "animated_gif" => PostType.Video,
                _ => PostType.Other,
            };
        if (attachments?.FindItems("poll_ids").Any() == true)
            return PostType.Other;
        var quotes = post.FindItems("referenced_tweets").Concat(post.FindItems("referenced_posts")).Any(reference => reference.FindText("type") == "quoted");
        if (quotes || post.Find("entities")?.FindItems("urls").Any() == true)
            return PostType.Link;
        return post.FindText("text") is { Length: > 0 } ? PostType.Text : PostType.Other;
    }

    public static IReadOnlyDictionary<string, string?> MediaTypes(JsonElement answer)
    {
        var types = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var media in answer.Find("includes")?.FindItems("media") ?? [])
            if (media.FindText("media_key") is { } key)
                types[key] = media.FindText("type");
        return types;
    }
}
