using System.Text.Json.Nodes;

namespace Engagement.Simulator.X;

/// <summary>Writes the fields of a user that were asked for; what is absent is left out.</summary>
internal static class XUserFields
{
    public static JsonObject Write(XNames names, XUser user, IReadOnlySet<string> fields)
    {
        var node = new JsonObject { ["id"] = XText.Of(user.Id), ["name"] = user.Name, ["username"] = user.Username };
        foreach (var (field, value) in Values(names, user))
            if (fields.Contains(field) && value() is { } written)
                node[field] = written;
        return node;
    }

    private static IEnumerable<(string Field, Func<JsonNode?> Value)> Values(XNames names, XUser user) =>
    [
        ("created_at", () => XText.Of(user.CreatedAt)),
        ("description", () => user.Description ?? ""),
        ("location", () => user.Location),
        (names.MostRecent, () => user.MostRecentPostId is { } id ? XText.Of(id) : null),
        ("profile_image_url", () => user.HasPicture
            ? $"https://pbs.twimg.com/profile_images/{user.Id}/picture_normal.jpg"
            : "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png"),
        ("protected", () => user.IsProtected),
        ("public_metrics", () => new JsonObject
        {
            ["followers_count"] = user.Followers,
            ["following_count"] = user.Following,
            [names.Posts] = user.Posts,
            ["listed_count"] = user.Listed,
            ["like_count"] = user.Likes,
            ["media_count"] = user.Media,
        }),
        ("url", () => user.Url),
        ("verified", () => user.VerifiedType != "none"),
        ("verified_type", () => user.VerifiedType),
    ];
}
