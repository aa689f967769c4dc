using System.Text.Json;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Query;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Feed.Answers;

/// <summary>A page of a set's rows, written while it is read: neither the set nor the page is ever in memory as a whole.</summary>
internal sealed class RowsAnswer(FeedQuery query, FeedAddress address, JsonFormat format, int pageSize, FeedReading reading, TimeProvider clock) : IFeedAnswer
{
    private const int FlushBytes = 32 * 1024;

    // A filter that matches little reads a lot; the page ends before front ends give up waiting (230 s), and its link goes on from there.
    private static readonly TimeSpan LongestPage = TimeSpan.FromSeconds(60);

    // What fails within it is answered as an error; after it the answer begins, so that no reader waits in silence for storage that is slow.
    private static readonly TimeSpan SilenceBeforeRows = TimeSpan.FromMilliseconds(100);

    public async Task WriteAsync(HttpContext http, CancellationToken cancellation)
    {
        var rows = await FeedRows.OfAsync(query, reading, cancellation).ConfigureAwait(false);
        long? count = query.Count ? await rows.CountAsync(cancellation).ConfigureAwait(false) : null;
        if (rows.ComeInOrder)
            await WriteStreamAsync(http, rows, count, cancellation).ConfigureAwait(false);
        else
            await WriteOrderedAsync(http, count, await rows.OrderedAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    private async Task WriteOrderedAsync(HttpContext http, long? count, IReadOnlyList<object> ordered, CancellationToken cancellation)
    {
        await using var json = Begin(http, count);
        var writer = new EntityWriter(query.Selected, format);
        foreach (var row in ordered)
        {
            writer.Write(json, row);
            await FlushAsync(http, json, FlushBytes, cancellation).ConfigureAwait(false);
        }
        await EndAsync(http, json, null, cancellation).ConfigureAwait(false);
    }

    private async Task WriteStreamAsync(HttpContext http, FeedRows rows, long? count, CancellationToken cancellation)
    {
        var (started, last, skip, left) = (clock.GetTimestamp(), (object?)null, query.Skip, Math.Min(query.Top ?? long.MaxValue, pageSize));
        if (left == 0)
        {
            await WriteOrderedAsync(http, count, [], cancellation).ConfigureAwait(false);
            return;
        }
        var wanted = (int)Math.Min(left + skip, int.MaxValue);
        await using var matching = rows.MatchingAsync(wanted, Looked, cancellation).GetAsyncEnumerator(cancellation);
        var first = matching.MoveNextAsync().AsTask();
        // Only where storage has answered already, with the pages: when none of it answers, that is an error, however late.
        var isSlow = query.Set.NeedsPages && await Task.WhenAny(first, Task.Delay(SilenceBeforeRows, clock, cancellation)).ConfigureAwait(false) != first;
        if (!isSlow)
            await first.ConfigureAwait(false);
        await using var json = Begin(http, count);
        // Both are awaited whatever becomes of either: the enumerator must not be disposed of while it reads.
        if (isSlow)
            await Task.WhenAll(first, FlushAsync(http, json, 0, cancellation).AsTask()).ConfigureAwait(false);
        var any = await first.ConfigureAwait(false);
        var writer = new EntityWriter(query.Selected, format);
        for (; any; any = left > 0 && await matching.MoveNextAsync().ConfigureAwait(false))
        {
            if (skip > 0)
            {
                skip--;
                continue;
            }
            writer.Write(json, matching.Current);
            last = matching.Current;
            left--;
            await FlushAsync(http, json, FlushBytes, cancellation).ConfigureAwait(false);
        }
        await EndAsync(http, json, Next(), cancellation).ConfigureAwait(false);

        bool Looked(object row)
        {
            last = row;
            return clock.GetElapsedTime(started) < LongestPage;
        }

        string? Next()
        {
            var written = Math.Min(query.Top ?? long.MaxValue, pageSize) - left;
            var ended = left > 0 && clock.GetElapsedTime(started) < LongestPage;
            return ended || last is null || written == query.Top ? null : address.Next(query, query.Set.KeyOf(last), written, skip);
        }
    }

    private Utf8JsonWriter Begin(HttpContext http, long? count)
    {
        http.Response.ContentType = format.ContentType;
        var json = new Utf8JsonWriter(http.Response.BodyWriter, EntityWriter.Options);
        json.WriteStartObject();
        if (format.HasContext)
            json.WriteString("@odata.context", address.Context(query.Set, query.IsSelection ? query.Selected : null));
        if (count is { } total && format.NumbersAsText)
            json.WriteString("@odata.count", FormattableString.Invariant($"{total}"));
        else if (count is { } number)
            json.WriteNumber("@odata.count", number);
        json.WriteStartArray("value");
        return json;
    }

    private static async Task EndAsync(HttpContext http, Utf8JsonWriter json, string? next, CancellationToken cancellation)
    {
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("@odata.nextLink", next);
        json.WriteEndObject();
        await FlushAsync(http, json, 0, cancellation).ConfigureAwait(false);
    }

    private static async ValueTask FlushAsync(HttpContext http, Utf8JsonWriter json, int whenPending, CancellationToken cancellation)
    {
        if (json.BytesPending + http.Response.BodyWriter.UnflushedBytes < whenPending)
            return;
        await json.FlushAsync(cancellation).ConfigureAwait(false);
        await http.Response.BodyWriter.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
