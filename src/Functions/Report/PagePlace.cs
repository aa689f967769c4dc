using Engagement.Core;
using Engagement.Functions.Api;

namespace Engagement.Functions.Report;

/// <summary>The place of a page in lists of pages: by network, then by id.</summary>
internal static class PagePlace
{
    public static bool IsBehind(PageKey page, PageKey other) =>
        string.CompareOrdinal(page.Network.Name, other.Network.Name) is not 0 and var order ? order > 0 : string.CompareOrdinal(page.Id, other.Id) > 0;

    /// <exception cref="PageRequestException">A cursor holds something else.</exception>
    public static PageKey Read(string text)
    {
        try
        {
            return PageKey.Parse(text);
        }
        catch (FormatException)
        {
            throw Cursor.Unusable();
        }
    }
}
