using System.Text.Json;
using System.Web;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>How Facebook's lists go on from one page to the next.</summary>
internal static class FacebookPaging
{
    /// <summary>The cursor of the next page; null on the last.</summary>
    /// <remarks>The last page has a cursor too: only "next" says that there is more. The link itself is not followed, it carries the token.</remarks>
    /// <param name="list">What is listed, for messages.</param>
    public static string? Next(JsonElement answer, string list)
    {
        if (answer.Find("paging") is not { } paging || paging.FindText("next") is not { } next)
            return null;
        return paging.Find("cursors")?.FindText("after")
            ?? (Uri.TryCreate(next, UriKind.Absolute, out var link) ? HttpUtility.ParseQueryString(link.Query)["after"] : null)
            ?? throw new TransientSourceException($"Facebook's list of {list} goes on, but does not say where.");
    }
}
