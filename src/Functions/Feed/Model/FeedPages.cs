using Engagement.Core;

namespace Engagement.Functions.Feed.Model;

/// <summary>How pages are named in the feed: "network~id".</summary>
/// <remarks>'~' is in no id, needs no escaping in any part of an address, and sorts behind all that ids hold, as the '|' of table keys does.</remarks>
internal static class FeedPages
{
    public const char Separator = '~';

    public static string Key(PageKey page) => $"{page.Network.Name}{Separator}{page.Id}";

    /// <summary>The page that a key, or the start of a key, names; null when it names none.</summary>
    public static PageKey? Find(string key)
    {
        var parts = key.Split(Separator);
        if (parts.Length < 2 || !Network.TryParse(parts[0], out var network) || network.Name != parts[0])
            return null;
        try
        {
            return new(network, parts[1]);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
