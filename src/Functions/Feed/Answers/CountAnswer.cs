using System.Globalization;
using Engagement.Functions.Feed.Query;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Feed.Answers;

/// <summary>How many rows match, as text.</summary>
internal sealed class CountAnswer(FeedQuery query) : IFeedAnswer
{
    public async Task WriteAsync(HttpContext http, CancellationToken cancellation)
    {
        var count = await FeedRows.CountAsync(query, cancellation).ConfigureAwait(false);
        http.Response.ContentType = "text/plain;charset=utf-8";
        await http.Response.WriteAsync(count.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
    }
}
