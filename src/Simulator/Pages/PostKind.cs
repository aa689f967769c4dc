namespace Engagement.Simulator.Pages;

/// <summary>What a post is made of, and how the network words that.</summary>
internal sealed record PostKind(string Name, string StatusType, string? MediaType)
{
    public static readonly PostKind Photo = new("photo", "added_photos", "photo");
    public static readonly PostKind Album = new("album", "added_photos", "album");
    public static readonly PostKind Video = new("video", "added_video", "video");
    public static readonly PostKind Reel = new("reel", "added_video", "video");
    public static readonly PostKind Link = new("link", "shared_story", "link");
    public static readonly PostKind Event = new("event", "created_event", "event");
    public static readonly PostKind Status = new("status", "mobile_status_update", null);

    public static readonly IReadOnlyList<PostKind> All = [Photo, Album, Video, Reel, Link, Event, Status];

    public bool IsVideo => MediaType == "video";
}
