using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>What a post is made of, in our terms.</summary>
internal static class FacebookPostType
{
    public static PostType Of(JsonElement post, Uri? permalink)
    {
        if (permalink?.AbsolutePath.Contains("/reel/", StringComparison.Ordinal) == true)
            return PostType.Reel;
        var media = post.Find("attachments")?.FindItems("data").Select(a => a.FindText("media_type")).FirstOrDefault();
        var status = post.FindText("status_type");
        return (media, status) switch
        {
            ("photo" or "album", _) => PostType.Photo,
            ("video", _) => PostType.Video,
            ("link", _) => PostType.Link,
            (not null, _) => PostType.Other,
            (_, "added_photos") => PostType.Photo,
            (_, "added_video") => PostType.Video,
            (_, "shared_story") => PostType.Link,
            _ => post.FindText("message") is null ? PostType.Other : PostType.Text,
        };
    }
}
