using System.Text.Json;
using System.Web;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Leads from page to page of one list.</summary>
/// <param name="list">What is listed, as messages show it.</param>
internal sealed class FacebookCursors(string list)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Where the next page begins; null after the last.</summary>
    /// <remarks>The last page has a cursor too: only "next" says that there is more. The link itself is not followed, it carries the token.</remarks>
    /// <exception cref="TransientSourceException">The list leads in a circle, or does not say where it goes on.</exception>
    public string? Next(JsonElement answer)
    {
        if (answer.Find("paging") is not { } paging || paging.FindText("next") is not { } next)
            return null;
        var after = paging.Find("cursors")?.FindText("after")
            ?? (Uri.TryCreate(next, UriKind.Absolute, out var link) ? HttpUtility.ParseQueryString(link.Query)["after"] : null)
            ?? throw new TransientSourceException($"Facebook's {list} goes on, but does not say where.");
        return _seen.Add(after) ? after : throw new TransientSourceException($"Facebook's {list} leads back to a page that was read.");
    }
}
