using System.Globalization;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Query;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Feed.Answers;

/// <summary>How many rows match, as text.</summary>
internal sealed class CountAnswer(FeedQuery query, FeedReading reading) : IFeedAnswer
{
    public async Task WriteAsync(HttpContext http, CancellationToken cancellation)
    {
        var rows = await FeedRows.OfAsync(query, reading, cancellation).ConfigureAwait(false);
        var count = await rows.CountAsync(cancellation).ConfigureAwait(false);
        http.Response.ContentType = "text/plain;charset=utf-8";
        await http.Response.WriteAsync(count.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
    }
}
