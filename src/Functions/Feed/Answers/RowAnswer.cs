using System.Text.Json;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Query;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Feed.Answers;

/// <summary>One row, by its key.</summary>
internal sealed class RowAnswer(FeedQuery query, string key, FeedAddress address, JsonFormat format, FeedReading reading) : IFeedAnswer
{
    public async Task WriteAsync(HttpContext http, CancellationToken cancellation)
    {
        var rows = await FeedRows.OfAsync(query.Within(new(Key: key)), reading, cancellation).ConfigureAwait(false);
        await foreach (var row in rows.MatchingAsync(1, _ => true, cancellation).ConfigureAwait(false))
            if (query.Set.KeyOf(row) == key)
            {
                await WriteAsync(http, row, cancellation).ConfigureAwait(false);
                return;
            }
        throw FeedException.NotFound($"{query.Set.Name} has no entity with the key '{key}'.");
    }

    private async Task WriteAsync(HttpContext http, object row, CancellationToken cancellation)
    {
        http.Response.ContentType = format.ContentType;
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, EntityWriter.Options);
        json.WriteStartObject();
        if (format.HasContext)
            json.WriteString("@odata.context", address.Context(query.Set, query.IsSelection ? query.Selected : null) + "/$entity");
        new EntityWriter(query.Selected, format).WriteProperties(json, row);
        json.WriteEndObject();
        await json.FlushAsync(cancellation).ConfigureAwait(false);
        await http.Response.BodyWriter.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
